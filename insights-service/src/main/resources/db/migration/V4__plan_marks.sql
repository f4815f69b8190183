-- What a chart marks of a plan, so that it needs not open the document.
ALTER TABLE plan
    ADD COLUMN pauses           jsonb GENERATED ALWAYS AS (document -> 'pauses') STORED,
    ADD COLUMN schedule_changes jsonb GENERATED ALWAYS AS (document -> 'scheduleChanges') STORED,
    ADD COLUMN ended_on         text  GENERATED ALWAYS AS (document ->> 'endedOn') STORED;
