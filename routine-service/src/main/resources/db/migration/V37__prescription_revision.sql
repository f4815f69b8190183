-- The newest revision of a plan that a relay has published which knows of prescriptions. One of an earlier release that still leads
-- publishes a revision without what is prescribed.
alter table plan add column prescription_revision bigint not null default 0;
create index plan_without_published_prescription on plan (plan_id)
    where prescription is not null and prescription_revision <> published_revision;
