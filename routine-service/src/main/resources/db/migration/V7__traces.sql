-- The trace that the newest revision was made in, for the record that tells of it; null unless somebody samples that trace.
-- Numbers without a meaning, so it says nothing of anybody.
alter table client add column traceparent text;
alter table plan add column traceparent text;
