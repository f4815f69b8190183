-- What the practice calls a client elsewhere, as in the system whose list was imported: one client's at most in a practice, which a lock
-- of its own sees to. An older release neither reads nor writes it.
alter table client add column reference text;
create index client_by_reference on client (practice_id, reference) where reference is not null;

-- A list of clients that a practice has sent, what was wrong with it, and how far it is. Faults name places and codes, never what stands
-- there.
create table roster (
    practice_id  uuid        not null,
    roster_id    uuid        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    row_count    integer     not null,
    known        integer     not null, -- rows whose client was there when it was checked
    faults       jsonb       not null,
    confirmed_at timestamptz,
    confirmed_by text,
    made         integer     not null default 0,
    skipped      integer     not null default 0,
    ended_at     timestamptz,
    failure      text,
    primary key (practice_id, roster_id)
);
create index roster_to_work on roster (confirmed_at) where confirmed_at is not null and ended_at is null;

-- Rows that wait. One goes in the transaction that makes its client, and all of them go if nobody confirms the roster in time.
create table roster_row (
    practice_id uuid    not null,
    roster_id   uuid    not null,
    row_number  integer not null,
    reference   text    not null,
    content     jsonb   not null,
    primary key (practice_id, roster_id, row_number),
    foreign key (practice_id, roster_id) references roster on delete cascade
);
create index roster_row_by_reference on roster_row (practice_id, reference);

grant select, insert, update, delete on roster, roster_row to "${caller_role}";
do $$
declare
    t text;
begin
    foreach t in array array['roster', 'roster_row'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy owner on %I to current_user using (true)', t);
        execute format('create policy service on %I to "${service_role}" using (true)', t);
        execute format('create policy callers on %I to "${caller_role}" using ('
            '(select current_setting(''lumbar.whole'', true) = ''true'')'
            ' and practice_id = (select nullif(current_setting(''lumbar.practice'', true), '''')::uuid))', t);
    end loop;
end $$;
