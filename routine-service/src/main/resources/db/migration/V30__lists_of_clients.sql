-- A list of a therapist goes through the practice's clients: each is looked up in a hash of the therapist's, which is cheaper than
-- comparing care teams once more.
ALTER POLICY callers ON client
    USING (client_id = (SELECT nullif(current_setting('lumbar.client', true), '')::uuid)
           OR ((SELECT current_setting('lumbar.whole', true) = 'true')
               AND practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid))
           OR client_id IN (SELECT cared.client_id FROM in_care cared));
