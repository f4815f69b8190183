-- Invitations of clients: whoever redeems one is the client from then on. Of the code only a hash is stored. An instance of an earlier
-- release that erases a client does not know of these tables, so their rows go with the client's own.
create table client_invitation (
    client_id     uuid        not null references client on delete cascade,
    invitation_id uuid        not null,
    practice_id   uuid        not null,
    code_hash     bytea       not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    expires_at    timestamptz not null,
    redeemed_at   timestamptz,
    revoked_at    timestamptz,
    revoked_by    text,
    primary key (client_id, invitation_id)
);
create index client_invitation_by_code on client_invitation (code_hash);

-- Whose an account at an identity provider is: one client's at most, which a lock of its own sees to.
create table client_login (
    client_id     uuid        not null references client on delete cascade,
    login_id      uuid        not null,
    practice_id   uuid        not null,
    issuer        text        not null,
    subject       text        not null,
    bound_at      timestamptz not null,
    invitation_id uuid        not null,
    primary key (client_id, login_id)
);
create index client_login_by_account on client_login (issuer, subject);

-- The same as they are published with the client. logins_revision: the newest revision that a relay has published which knows them. One
-- of an earlier release that still leads publishes a revision without them.
alter table client add column logins jsonb not null default '[]', add column logins_revision bigint not null default 0;
create index client_without_published_logins on client (client_id)
    where logins <> '[]' and logins_revision <> published_revision;

grant select, insert, update, delete on client_invitation, client_login to "${caller_role}";
do $$
declare
    t text;
begin
    foreach t in array array['client_invitation', 'client_login'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy owner on %I to current_user using (true)', t);
        execute format('create policy service on %I to "${service_role}" using (true)', t);
        execute format('create policy callers on %1$I to "${caller_role}" using ('
            'client_id = (select nullif(current_setting(''lumbar.client'', true), '''')::uuid)'
            ' or practice_id = (select nullif(current_setting(''lumbar.practice'', true), '''')::uuid)'
            ' and ((select current_setting(''lumbar.whole'', true) = ''true'')'
            ' or exists (select from client whose where whose.client_id = %1$I.client_id)))', t);
    end loop;
end $$;
