-- A list of a therapist counts all of their places: each is looked up in a hash of their clients, not in an array from its start (V29).
ALTER POLICY callers ON care
    USING (client_id = (SELECT nullif(current_setting('lumbar.client', true), '')::uuid)
           OR ((SELECT current_setting('lumbar.whole', true) = 'true')
               AND practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid))
           OR client_id IN (SELECT cared.client_id FROM in_care cared));

-- A rebuild replaces the table of clients and leaves this table where it is: a policy that asked that table would go with it, as the one
-- of V20 did. Requests have no business here.
ALTER POLICY callers ON archive_job
    USING (client_id = (SELECT nullif(current_setting('lumbar.client', true), '')::uuid))
    WITH CHECK (client_id = (SELECT nullif(current_setting('lumbar.client', true), '')::uuid));
