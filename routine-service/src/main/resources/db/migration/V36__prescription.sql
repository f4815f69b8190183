-- What a therapist prescribes to this client within the routine. A column of its own: an instance of an earlier release writes the plan
-- anew with what it knows of it.
alter table plan add column prescription jsonb;
