-- Accounts at an identity provider that are the client, as routine-service publishes them: issuer, subject, and since when. Of clients whose
-- snapshot came before this column none are known, as of those who sign in with a token that names them.
ALTER TABLE client ADD COLUMN logins jsonb NOT NULL DEFAULT '[]';
CREATE INDEX client_by_login ON client USING gin (logins jsonb_path_ops) WHERE logins <> '[]';
