-- Proposals that wait for a clinician's decision, as the client's snapshot tells them; and what an alert is about, where one code has
-- several kinds. There is a rule that no line has been judged by, but nobody has proposals before their next snapshot.
ALTER TABLE client ADD COLUMN open_proposals jsonb NOT NULL DEFAULT '[]';
ALTER TABLE alert ADD COLUMN detail text;
