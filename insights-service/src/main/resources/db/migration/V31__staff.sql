-- Who works for which practice by an invitation, as routine-service publishes it: issuer, subject, roles, and since when. Only the service
-- itself reads it, to find out who a caller is: for requests there is no policy, and no right.
CREATE TABLE practice (
    practice_id uuid   NOT NULL,
    revision    bigint NOT NULL,
    staff       jsonb  NOT NULL,
    PRIMARY KEY (practice_id)
);
CREATE INDEX practice_by_login ON practice USING gin (staff jsonb_path_ops);
ALTER TABLE practice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON practice TO CURRENT_USER USING (true);
CREATE POLICY service ON practice TO "${service_role}" USING (true);
