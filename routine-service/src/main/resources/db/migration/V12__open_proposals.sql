-- Since when a proposal waits for a clinician. Of a plan, a kind and a step there is one at most. One that nothing speaks for any more
-- stays, gone, so that the same one keeps its first day when facts are read again; a decision, the plan's end and an erasure delete it.
create table open_proposal (
    client_id   uuid        not null references client,
    plan_id     uuid        not null,
    kind        text        not null,
    step        text        not null, -- empty where the kind has none
    practice_id uuid        not null,
    proposal_id uuid        not null,
    open_since  timestamptz not null,
    gone        boolean     not null,
    primary key (client_id, plan_id, kind, step)
);
create index open_proposal_of_practice on open_proposal (practice_id, proposal_id) where not gone;
-- Those that wait, as they are published with the client.
alter table client add column open_proposals jsonb not null default '[]';
create index client_told_without_proposals on client (client_id)
    where open_proposals <> '[]' and told_revision <> published_revision;

-- Clients of whom something has changed that may make or end a proposal, until somebody has looked. Again: a second look.
create table touched_client (
    client_id   uuid        not null primary key,
    practice_id uuid        not null,
    due_at      timestamptz not null,
    again_at    timestamptz
);
-- What there is already, and once more when no instance of an earlier release, which touches nobody, stores facts any longer.
insert into touched_client (client_id, practice_id, due_at, again_at)
select distinct on (client_id) client_id, practice_id, now(), now() + interval '15 minutes'
  from plan where status in ('ACTIVE', 'PAUSED') order by client_id;
