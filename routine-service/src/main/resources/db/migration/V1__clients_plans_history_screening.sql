-- Every table that grows has the practice, and a key that starts with the client.

create table client (
    client_id          uuid        not null primary key,
    practice_id        uuid        not null,
    revision           bigint      not null check (revision >= 1),
    published_revision bigint      not null default 0,
    display_name       text        not null,
    timezone           text        not null,
    status             text        not null,
    care_team          varchar[]     not null,
    lock_clearances    jsonb       not null,
    created_from       jsonb       not null,
    changed_at         timestamptz not null
);
create index client_of_practice on client (practice_id, client_id);
create index client_to_publish on client (changed_at) where revision <> published_revision;

create table plan (
    client_id          uuid        not null references client,
    plan_id            uuid        not null,
    practice_id        uuid        not null,
    revision           bigint      not null check (revision >= 1),
    published_revision bigint      not null default 0,
    status             text        not null,
    end_date           date,
    horizon_to         date        not null,
    plan               jsonb       not null,
    created_from       jsonb       not null,
    changed_at         timestamptz not null,
    primary key (client_id, plan_id)
);
create unique index plan_by_id on plan (plan_id);
create index plan_to_publish on plan (changed_at) where revision <> published_revision and status <> 'DRAFT';
create index plan_to_roll on plan (horizon_to) where status in ('ACTIVE', 'PAUSED');

-- One row per decision; never updated.
create table history (
    client_id   uuid        not null,
    subject_id  uuid        not null,
    revision    bigint      not null,
    practice_id uuid        not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    change      text        not null,
    note        text,
    state       jsonb       not null,
    primary key (client_id, subject_id, revision)
);

create table screening (
    client_id    uuid        not null references client,
    screening_id uuid        not null,
    practice_id  uuid        not null,
    answered_at  timestamptz not null,
    answered_by  text        not null,
    answers      jsonb       not null,
    primary key (client_id, screening_id)
);
create index screening_latest on screening (client_id, answered_at desc);
