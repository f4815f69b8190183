-- What the gravest yes of the answers means, once it is judged, and who has cleared it. Answers of a release before this one have no result:
-- they are judged, and their client's news published, as soon as an instance finds them.
alter table screening add column result text, add column cleared_at timestamptz, add column cleared_by text;
create index screening_unjudged on screening (client_id) where result is null;
create index screening_standing on screening (client_id) where cleared_at is null and result <> 'PASSED';
-- The answers that decide, as they are published with the client; null while nobody has answered.
-- Told: a relay that knows them has published the newest ones. One of an earlier release that still leads publishes a revision
-- without them.
alter table client add column screening jsonb, add column screening_told boolean not null default false;
create index client_untold on client (client_id) where screening is not null and not screening_told;
