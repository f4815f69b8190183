-- What an erasure removed, by kind and number: the receipt is published from here, at least once, and receipt_at says when. Null for
-- erasures of earlier releases, until the client's tombstone comes once more.
ALTER TABLE erasure
    ADD COLUMN practice_id uuid,
    ADD COLUMN erased_at   timestamptz,
    ADD COLUMN removed     jsonb,
    ADD COLUMN receipt_at  timestamptz;
CREATE INDEX erasure_to_answer ON erasure (erased_at) WHERE receipt_at IS NULL;
