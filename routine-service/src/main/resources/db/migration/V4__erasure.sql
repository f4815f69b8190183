-- What is left of an erased client: ids, for the tombstones that readers need, and so that the client's id is never used again.
create table erasure (
    client_id   uuid        not null,
    subject_id  uuid        not null, -- a plan, or the client themselves
    practice_id uuid        not null,
    erased_at   timestamptz not null,
    erased_by   text        not null,
    published   boolean     not null default false,
    primary key (client_id, subject_id)
);
create index erasure_to_publish on erasure (erased_at) where not published;
