-- What an erasure removed, by kind and number, and when: the receipt is published from here, and again whenever the tombstones are. Null
-- for erasures of earlier releases, until the client's tombstone comes once more.
ALTER TABLE erased_clients
    ADD COLUMN erased_at timestamptz,
    ADD COLUMN removed   jsonb;
