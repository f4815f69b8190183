-- The tombstones of an erased client are published once more when compaction is due. Those of earlier releases were not: their turn comes
-- after the first start.
alter table erasure add column repeated boolean not null default false;
create index erasure_to_repeat on erasure (erased_at) where not repeated;
