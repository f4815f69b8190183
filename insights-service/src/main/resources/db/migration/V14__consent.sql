-- What the client has decided about their practice's text, as their snapshot says it; null where it says nothing. A client whose snapshot
-- arrived before has none until the next one, or a rebuild.
ALTER TABLE client ADD COLUMN consent jsonb;
