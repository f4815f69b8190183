-- A link by which a client's calendar shows when something is due: one per client, made and taken back by themselves. Of its secret only a
-- hash is stored. An instance of an earlier release that erases a client does not know of this table, so the row goes with the client's own.
create table calendar_feed (
    client_id   uuid        not null primary key references client on delete cascade,
    practice_id uuid        not null,
    secret_hash bytea       not null,
    times       text        not null,
    made_at     timestamptz not null
);
create index calendar_feed_by_secret on calendar_feed (secret_hash);

grant select, insert, update, delete on calendar_feed to "${caller_role}";
alter table calendar_feed enable row level security, force row level security;
create policy owner on calendar_feed to current_user using (true);
create policy service on calendar_feed to "${service_role}" using (true);
-- Not even those who care for the client see whether there is one.
create policy callers on calendar_feed to "${caller_role}"
    using (client_id = (select nullif(current_setting('lumbar.client', true), '')::uuid));
