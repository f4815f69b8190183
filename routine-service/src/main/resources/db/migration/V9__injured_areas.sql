-- Where a client is injured, and since when; what has healed stays with its last day.
alter table client add column injured_areas jsonb not null default '[]';
