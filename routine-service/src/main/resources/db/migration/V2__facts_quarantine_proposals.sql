-- What session-service has published, as far as this service reads it. Can be emptied and read again from the topics.
create table fact (
    client_id   uuid   not null,
    kind        text   not null,
    own_key     text   not null,
    practice_id uuid   not null,
    revision    bigint not null,
    local_day   date   not null,
    plan_id     uuid,
    body        jsonb  not null,
    primary key (client_id, kind, own_key)
);
create index fact_by_day on fact (client_id, kind, local_day desc);
create index fact_of_plan on fact (client_id, plan_id) where plan_id is not null;

-- Where a record lies that could not be read, and why; never what it says.
create table quarantine (
    topic         text        not null,
    partition     integer     not null,
    record_offset bigint      not null,
    code          text        not null,
    pointer       text        not null,
    noted_at      timestamptz not null,
    primary key (topic, partition, record_offset)
);

-- What clinicians decided about proposals. A proposal itself is worked out from the facts when it is asked for.
create table proposal_decision (
    client_id   uuid        not null references client,
    plan_id     uuid        not null,
    proposal_id uuid        not null,
    practice_id uuid        not null,
    kind        text        not null,
    accepted    boolean     not null,
    decided_by  text        not null,
    decided_at  timestamptz not null,
    note        text,
    evidence    jsonb       not null,
    primary key (client_id, plan_id, proposal_id)
);
