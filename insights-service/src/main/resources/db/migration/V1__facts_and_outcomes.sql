-- Facts: the newest snapshot of each thing, as its owner published it. Every key starts with the client, so that the
-- tables can be split over machines without a change of code.

CREATE TABLE client (
    client_id    uuid   NOT NULL,
    practice_id  uuid   NOT NULL,
    revision     bigint NOT NULL,
    display_name text   NOT NULL,
    timezone     text   NOT NULL,
    status       text   NOT NULL,
    care_team    text[] NOT NULL,
    PRIMARY KEY (client_id)
);
CREATE INDEX client_by_name ON client (practice_id, display_name, client_id);
CREATE INDEX client_by_care_team ON client USING gin (care_team);

-- The columns beside the document are what lists show; the document of a long plan is large.
CREATE TABLE plan (
    client_id     uuid    NOT NULL,
    plan_id       uuid    NOT NULL,
    practice_id   uuid    NOT NULL,
    revision      bigint  NOT NULL,
    status        text    NOT NULL,
    kind          text    NOT NULL,
    start_date    date    NOT NULL,
    routine_key   text    NOT NULL,
    routine_title text    NOT NULL,
    review_at     integer,
    stop_at       integer,
    document      jsonb   NOT NULL,
    PRIMARY KEY (client_id, plan_id)
);

CREATE TABLE session (
    client_id        uuid        NOT NULL,
    session_id       uuid        NOT NULL,
    practice_id      uuid        NOT NULL,
    plan_id          uuid        NOT NULL,
    revision         bigint      NOT NULL,
    local_day        date        NOT NULL,
    last_received_at timestamptz NOT NULL,
    document         jsonb       NOT NULL,
    PRIMARY KEY (client_id, session_id)
);
CREATE INDEX session_by_plan ON session (client_id, plan_id, local_day);
CREATE INDEX session_by_arrival ON session (client_id, last_received_at);

CREATE TABLE pain_rating (
    client_id   uuid        NOT NULL,
    rating_id   uuid        NOT NULL,
    practice_id uuid        NOT NULL,
    revision    bigint      NOT NULL,
    local_day   date        NOT NULL,
    received_at timestamptz NOT NULL,
    document    jsonb       NOT NULL,
    PRIMARY KEY (client_id, rating_id)
);
CREATE INDEX pain_rating_by_day ON pain_rating (client_id, local_day);
CREATE INDEX pain_rating_by_arrival ON pain_rating (client_id, received_at);

CREATE TABLE client_day (
    client_id   uuid   NOT NULL,
    local_day   date   NOT NULL,
    practice_id uuid   NOT NULL,
    revision    bigint NOT NULL,
    document    jsonb  NOT NULL,
    PRIMARY KEY (client_id, local_day)
);

-- What follows from the facts, and from nothing else: neither the order of arrival nor the clock leaves a trace here.

-- One row per client of whom anything is known; the lock that puts the changes of one client in a row.
CREATE TABLE client_summary (
    client_id   uuid NOT NULL,
    practice_id uuid NOT NULL,
    data_up_to  timestamptz,
    PRIMARY KEY (client_id)
);

CREATE TABLE occurrence (
    client_id     uuid             NOT NULL,
    plan_id       uuid             NOT NULL,
    occurrence_id text             NOT NULL,
    practice_id   uuid             NOT NULL,
    position      integer          NOT NULL,
    local_date    date             NOT NULL,
    window_end    date             NOT NULL,
    slot          text             NOT NULL,
    state         text             NOT NULL,
    exemption     text,
    done          double precision NOT NULL,
    session_id    uuid,
    revised_at    timestamptz,
    PRIMARY KEY (client_id, plan_id, occurrence_id)
);
CREATE INDEX occurrence_by_date ON occurrence (client_id, plan_id, local_date);

CREATE TABLE extra_session (
    client_id   uuid NOT NULL,
    plan_id     uuid NOT NULL,
    session_id  uuid NOT NULL,
    practice_id uuid NOT NULL,
    local_day   date NOT NULL,
    PRIMARY KEY (client_id, plan_id, session_id)
);

CREATE TABLE pain_day (
    client_id   uuid             NOT NULL,
    local_day   date             NOT NULL,
    practice_id uuid             NOT NULL,
    value       double precision NOT NULL,
    ratings     integer          NOT NULL,
    revised_at  timestamptz,
    PRIMARY KEY (client_id, local_day)
);
