-- Added to every revision that is published. Raised after a restore: what was published since the back-up had higher revisions
-- than the restored rows, and readers drop what is not newer. Does not grow with clients.
create table revision_floor (
    floor     bigint      not null primary key,
    raised_at timestamptz not null
);
