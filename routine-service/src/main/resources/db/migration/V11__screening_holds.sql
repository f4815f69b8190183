-- When a yes kept a client from their routines, as it is published with the client. Of: the deciding answers that these periods were
-- worked out with. Others decide where an instance of an earlier release has kept or cleared answers: then they are worked out anew.
alter table client add column screening_holds jsonb not null default '[]', add column holds_of jsonb;
create index client_unheld on client (client_id) where screening is distinct from holds_of;
-- The newest revision that a relay has published which knows all that is told of a client. One of an earlier release that still leads
-- publishes a revision without the periods. It takes the place of screening_told, which only that release still reads.
alter table client add column told_revision bigint not null default 0;
create index client_told_in_part on client (client_id) where screening is not null and told_revision <> published_revision;
