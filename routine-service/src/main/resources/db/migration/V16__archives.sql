-- An archive of everything that is stored of a client, while it is collected and until it is fetched. Its bytes go when it is fetched or
-- expires, and with the client; who asked when stays for a month.
create table archive (
    client_id         uuid        not null,
    archive_id        uuid        not null,
    practice_id       uuid        not null,
    requested_at      timestamptz not null,
    requested_by      text        not null,
    request_published boolean     not null default false,
    claimed_until     timestamptz not null default '-infinity', -- who collects what is stored here has it until then
    fetched_at        timestamptz,
    primary key (client_id, archive_id)
);
create index archive_to_publish on archive (requested_at) where not request_published;
create index archive_by_age on archive (requested_at);

-- A service has given all of it: the attempt that counts, and what there was by kind.
create table archive_answer (
    client_id   uuid  not null,
    archive_id  uuid  not null,
    service     text  not null,
    practice_id uuid  not null,
    attempt     uuid  not null,
    kinds       jsonb not null,
    primary key (client_id, archive_id, service)
);

-- Rows of JSON, with commas between them. Attempts are never mixed.
create table archive_part (
    client_id   uuid    not null,
    archive_id  uuid    not null,
    service     text    not null,
    attempt     uuid    not null,
    kind        text    not null,
    part        integer not null,
    practice_id uuid    not null,
    content     bytea   not null,
    primary key (client_id, archive_id, service, attempt, kind, part)
);
