-- A client who has withdrawn consent: nothing new of theirs is stored. Of clients whose snapshot came before this column nothing is known,
-- as of those whose practice asks for no consent.
ALTER TABLE clients ADD COLUMN consent_withdrawn boolean NOT NULL DEFAULT false;
