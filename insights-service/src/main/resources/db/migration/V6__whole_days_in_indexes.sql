-- A client's days arrive one by one over years, so each lies on a page of its own; a timeline of two years would read
-- thousands. With all that it shows in the index, in order, it reads a dozen.
CREATE INDEX client_day_safety ON client_day (client_id, local_day)
    INCLUDE (used_seconds, limit_seconds, remaining_seconds, resting, locked);
CREATE INDEX pain_day_value ON pain_day (client_id, local_day) INCLUDE (value, ratings, revised_at);
CREATE INDEX occurrence_in_order ON occurrence (client_id, plan_id, position)
    INCLUDE (occurrence_id, local_date, window_end, slot, state, exemption, done, session_id, revised_at);
