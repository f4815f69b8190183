#!/bin/bash
# Beside the owner, whom the image has made: the role as which the service works, and the one of its callers.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set name="$POSTGRES_DB" --set password="$POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
SELECT :'name' || '_caller' AS caller \gset
CREATE ROLE :"caller" NOLOGIN;
GRANT :"caller" TO :"name";
SQL
