-- Every key starts with the client: no statement on the hot path crosses clients, so the tables split by client.
-- A practice_id is null until routine-service has told of the client.

-- Each event once, for life: the primary key is the guarantee.
CREATE TABLE events (
    client_id   uuid        NOT NULL,
    event_id    uuid        NOT NULL,
    practice_id uuid,
    session_id  uuid,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    body_hash   bigint      NOT NULL,
    kind        smallint    NOT NULL,
    zone        text        NOT NULL,
    data        bytea       NOT NULL,
    PRIMARY KEY (client_id, event_id)
);

-- What the events of a session add up to. Rows are rewritten in place while a session runs: room is left for it.
CREATE TABLE sessions (
    client_id   uuid   NOT NULL,
    session_id  uuid   NOT NULL,
    practice_id uuid,
    plan_id     uuid,
    local_day   date,
    revision    bigint NOT NULL,
    changed_at  bigint NOT NULL,
    state       bytea  NOT NULL,
    PRIMARY KEY (client_id, session_id)
) WITH (fillfactor = 75);

CREATE INDEX sessions_by_day ON sessions (client_id, local_day, session_id) WHERE local_day IS NOT NULL;

-- What is safe on each local day on which something happened.
CREATE TABLE client_days (
    client_id   uuid   NOT NULL,
    local_day   date   NOT NULL,
    practice_id uuid,
    revision    bigint NOT NULL,
    changed_at  bigint NOT NULL,
    state       bytea  NOT NULL,
    PRIMARY KEY (client_id, local_day)
) WITH (fillfactor = 75);

-- What routine-service said last. told_revision is the newest one whose effects are published.
CREATE TABLE plans (
    client_id     uuid   NOT NULL,
    plan_id       uuid   NOT NULL,
    practice_id   uuid   NOT NULL,
    revision      bigint NOT NULL,
    told_revision bigint NOT NULL,
    outline       text   NOT NULL,
    PRIMARY KEY (client_id, plan_id)
);

CREATE TABLE clients (
    client_id     uuid   NOT NULL PRIMARY KEY,
    practice_id   uuid   NOT NULL,
    revision      bigint NOT NULL,
    told_revision bigint NOT NULL,
    home_zone     text   NOT NULL,
    care_team     text[] NOT NULL,
    clearances    bytea  NOT NULL
);
