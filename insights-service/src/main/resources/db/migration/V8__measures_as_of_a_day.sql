-- What measures need to know of a plan: n of a plan of n sessions a week, and its last day, the day on which it was
-- completed or cancelled or else its end date. Dates as text: a cast to a date depends on settings.
ALTER TABLE plan
    ADD COLUMN times_per_week integer GENERATED ALWAYS AS ((document #>> '{schedule,timesPerWeek}')::integer) STORED,
    ADD COLUMN last_day text GENERATED ALWAYS AS (least(document ->> 'endedOn', document ->> 'endDate')) STORED;

-- An extra session counts for the course if it did what completes a session.
ALTER TABLE extra_session ADD COLUMN completed boolean NOT NULL DEFAULT false;

-- Outcomes that an older release worked out by other rules. The service works them out again in the background, client by
-- client, and then takes the mark away.
ALTER TABLE client_summary ADD COLUMN outcomes_due boolean NOT NULL DEFAULT false;
UPDATE client_summary SET outcomes_due = true, check_at = '-infinity';

-- A timeline shows pain around a session on the day it started, and reads that for every rating.
CREATE INDEX session_start ON session (client_id, session_id) INCLUDE (local_day);
