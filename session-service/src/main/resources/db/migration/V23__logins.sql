-- Accounts at an identity provider that are the client, as routine-service publishes them: issuer, subject, and since when. Of clients whose
-- snapshot came before this column none are known, as of those who sign in with a token that names them.
ALTER TABLE clients ADD COLUMN logins jsonb NOT NULL DEFAULT '[]';
CREATE INDEX clients_by_login ON clients USING gin (logins jsonb_path_ops) WHERE logins <> '[]';
