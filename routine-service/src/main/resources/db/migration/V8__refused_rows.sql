-- A revision of which no record could be made or no broker would take one: which, when, and a code, never what it says. The relay
-- passes it by until the row changes, and tries it again once in a while. Of an erasure there is one revision only.
alter table client add column refused_revision bigint, add column refused_at timestamptz, add column refused_code text;
alter table plan add column refused_revision bigint, add column refused_at timestamptz, add column refused_code text;
alter table erasure add column refused_at timestamptz, add column refused_code text;
