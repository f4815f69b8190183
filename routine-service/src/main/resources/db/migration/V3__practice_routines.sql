-- Routines that practices write themselves. A published version is never updated; a trigger holds even if the code forgets.
create table routine_version (
    practice_id  uuid        not null,
    routine_key  text        not null,
    version      integer     not null check (version >= 1),
    published    boolean     not null,
    body         jsonb       not null,
    lock_version bigint      not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,
    primary key (practice_id, routine_key, version)
);

create function keep_published_routine() returns trigger language plpgsql as $$
begin
    raise exception 'A published routine version never changes' using errcode = 'integrity_constraint_violation';
end $$;
create trigger routine_version_is_immutable before update or delete on routine_version
    for each row when (old.published) execute function keep_published_routine();
