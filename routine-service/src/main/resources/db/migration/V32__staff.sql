-- Practices, and who works for them by an invitation that was redeemed. A practice is here once somebody was invited to it: those whose
-- people get role and practice from the identity provider alone need no row. They are few, and none is ever deleted: rows of invitations
-- and logins stay, and say who let whom in, and who took that back.
create table practice (
    practice_id        uuid        not null,
    revision           bigint      not null default 1,
    published_revision bigint      not null default 0,
    name               text,
    by_operator        boolean     not null,
    staff              jsonb       not null default '[]',
    created_at         timestamptz not null,
    created_by         text        not null,
    changed_at         timestamptz not null,
    traceparent        text,
    refused_revision   bigint,
    refused_at         timestamptz,
    refused_code       text,
    primary key (practice_id)
);
create index practice_to_publish on practice (changed_at) where revision <> published_revision;

create table practice_invitation (
    practice_id   uuid        not null references practice,
    invitation_id uuid        not null,
    role          text        not null,
    name          text,
    code_hash     bytea       not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    expires_at    timestamptz not null,
    redeemed_at   timestamptz,
    revoked_at    timestamptz,
    revoked_by    text,
    primary key (practice_id, invitation_id)
);
create index practice_invitation_by_code on practice_invitation (code_hash);

create table practice_login (
    practice_id   uuid        not null references practice,
    login_id      uuid        not null,
    issuer        text        not null,
    subject       text        not null,
    role          text        not null,
    bound_at      timestamptz not null,
    invitation_id uuid        not null,
    ended_at      timestamptz,
    ended_by      text,
    primary key (practice_id, login_id)
);
create unique index practice_login_by_account on practice_login (issuer, subject) where ended_at is null;

-- An administrator sees and changes their own practice's; nobody deletes.
grant select, insert, update on practice, practice_invitation, practice_login to "${caller_role}";
do $$
declare
    t text;
    own text := 'practice_id = (select nullif(current_setting(''lumbar.practice'', true), '''')::uuid)'
        ' and (select current_setting(''lumbar.whole'', true) = ''true'')';
begin
    foreach t in array array['practice', 'practice_invitation', 'practice_login'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy owner on %I to current_user using (true)', t);
        execute format('create policy service on %I to "${service_role}" using (true)', t);
        execute format('create policy callers on %I to "${caller_role}" using (%s) with check (%s)', t, own, own);
    end loop;
end $$;
