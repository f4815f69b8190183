-- Sessions with a stop that locked a technique. Few clients have any; theirs are read with the client, so that work on what is locked
-- is found in whatever order things become known, and nobody else pays for it.
CREATE TABLE lock_sessions (
    client_id  uuid NOT NULL,
    session_id uuid NOT NULL,
    PRIMARY KEY (client_id, session_id)
);

-- Those so far. The events are text of somebody's making: what might be an escaped reason is taken, too; a session without such a stop
-- locks nothing.
INSERT INTO lock_sessions (client_id, session_id)
SELECT DISTINCT client_id, session_id FROM events
WHERE kind = 5 AND session_id IS NOT NULL AND encode(data, 'escape') ~ 'BONE_PAIN|EXCRUCIATING|u00';
