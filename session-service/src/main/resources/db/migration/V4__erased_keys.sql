-- What was published of clients who have been erased, by keys alone: their tombstones can be told again. A row goes 35 days after
-- the erasure, with the next one that comes; by then the topic of events has nothing of the client any more.
-- So it doesn't grow with clients: where tables are spread over several servers, each has all of it.
CREATE TABLE erased_keys (
    client_id uuid        NOT NULL PRIMARY KEY,
    erased_at timestamptz NOT NULL,
    told_at   timestamptz NOT NULL,
    sessions  uuid[]      NOT NULL,
    ratings   uuid[]      NOT NULL,
    days      date[]      NOT NULL
);
