-- What a practice's routine says of its languages: beside the body, which an earlier release reads as it is.
alter table routine_version add column words jsonb;

-- The newest revision of a plan that a relay has published which knows of words in several languages. What was published before, or is
-- published by one of an earlier release, is published once more; so it is after an update of this column to 0.
alter table plan add column texts_revision bigint not null default 0;
create index plan_without_published_texts on plan (plan_id) where texts_revision <> published_revision;
