-- Who has been erased, by ids alone: whatever arrives about them later is not stored. The practice is null if
-- routine-service had not told of the client by then.
CREATE TABLE erased_clients (
    client_id   uuid NOT NULL PRIMARY KEY,
    practice_id uuid
);
