-- Not unique: rows of several clients may lie on several machines, where no index sees them all. Ids that callers choose
-- are given away one after the other; all others are random.
drop index plan_by_id;
create index plan_by_id on plan (plan_id);
