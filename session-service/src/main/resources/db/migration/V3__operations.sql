-- What operators' commands keep. Neither table grows with clients.

-- Added to every revision that is published. Raised after a restore: what was published since the back-up had higher revisions
-- than the restored rows, and readers drop what is not newer.
CREATE TABLE revision_floor (
    floor     bigint      NOT NULL PRIMARY KEY,
    raised_at timestamptz NOT NULL
);

-- Dead letters that were sent in again, by where they lie: none is sent twice unless somebody insists.
CREATE TABLE redriven (
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    redriven_at   timestamptz NOT NULL,
    PRIMARY KEY (topic, partition, record_offset)
);
