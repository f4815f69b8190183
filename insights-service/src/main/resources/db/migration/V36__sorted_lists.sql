-- What a list is sorted by beside need and name: the newest daily value of 28 days, the consistency of 28 days, the streak, completed
-- sessions of the course, and when the newest data arrived; null where there is none. No index has them: a list is one range of one index
-- anyway, which is counted as a whole, and these change often. Lines of an earlier release have none until they are worked out again.
ALTER TABLE care
    ADD COLUMN pain        double precision,
    ADD COLUMN consistency double precision,
    ADD COLUMN streak      integer,
    ADD COLUMN course      integer,
    ADD COLUMN data_up_to  timestamptz;
UPDATE client_summary SET check_at = '-infinity';
