-- The language of a routine's title, and the title in others. Null in rows of an earlier release, until their plan is published anew, which
-- the routine-service of this release does by itself.
ALTER TABLE plan ADD COLUMN routine_titles jsonb;
