-- Who was erased, for ever: facts about them that come later, or that stand behind their tombstones, are refused. Ids only.
CREATE TABLE erasure (
    client_id uuid NOT NULL,
    PRIMARY KEY (client_id)
);
