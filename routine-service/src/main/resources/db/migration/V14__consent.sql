-- A practice's text about a client's data. A version never changes; a trigger holds even if the code forgets.
create table consent_text (
    practice_id  uuid        not null,
    version      integer     not null check (version >= 1),
    texts        jsonb       not null, -- title and text by language
    published_at timestamptz not null,
    published_by text        not null,
    primary key (practice_id, version)
);
create function keep_consent_text() returns trigger language plpgsql as $$
begin
    raise exception 'A version of a consent text never changes' using errcode = 'integrity_constraint_violation';
end $$;
create trigger consent_text_is_immutable before update or delete on consent_text
    for each row execute function keep_consent_text();

-- What clients decided about it: one row per decision, never updated. An instance of an earlier release that erases a client does not
-- know of them, so they go with the client's own row.
create table consent (
    client_id   uuid        not null references client on delete cascade,
    consent_id  uuid        not null,
    practice_id uuid        not null,
    version     integer     not null check (version >= 1),
    decision    text        not null,
    recorded    text        not null, -- by whom: the client, or staff
    decided_at  timestamptz not null,
    decided_by  text        not null,
    note        text,
    primary key (client_id, consent_id)
);

-- The latest state, as it is published with the client; null while nothing was decided. consent_revision: the newest revision that a relay
-- has published which knows it. One of an earlier release that still leads publishes a revision without it.
alter table client add column consent jsonb, add column consent_revision bigint not null default 0;
create index client_without_published_consent on client (client_id)
    where consent is not null and consent_revision <> published_revision;
-- Whose consent a newer text makes out of date.
create index client_by_consented_version on client (practice_id, cast(consent ->> 'version' as integer), client_id)
    where consent ->> 'state' = 'GIVEN';
