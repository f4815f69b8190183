-- Requests for an archive that this service has not answered yet. A row goes with the answer, with the client, or after a day: it doesn't
-- grow with clients, and no topic brings it back, so a rebuild leaves it alone.
CREATE TABLE archive_job (
    client_id     uuid        NOT NULL,
    archive_id    uuid        NOT NULL,
    practice_id   uuid        NOT NULL,
    requested_at  timestamptz NOT NULL,
    claimed_until timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (client_id, archive_id)
);
