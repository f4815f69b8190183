-- Logins are as of this revision. An instance of an earlier release that takes a later one in stores none, and whoever was revoked by it must
-- not count: then nobody does, until the client's next revision.
ALTER TABLE client ADD COLUMN logins_revision bigint NOT NULL DEFAULT 0;
