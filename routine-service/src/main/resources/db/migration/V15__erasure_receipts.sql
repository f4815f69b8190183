-- What each service has said of an erasure: kinds, counts and dates. It outlives the client, like the row in erasure. Ours is made here
-- and waits until it is published; the others' arrive.
create table erasure_receipt (
    client_id   uuid        not null,
    practice_id uuid        not null,
    service     text        not null,
    erased_at   timestamptz not null,
    removed     jsonb       not null,
    remains     jsonb       not null,
    published   boolean     not null default true,
    primary key (client_id, service)
);
create index erasure_receipt_to_publish on erasure_receipt (erased_at) where not published;
