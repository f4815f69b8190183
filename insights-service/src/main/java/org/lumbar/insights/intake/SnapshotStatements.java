package org.lumbar.insights.intake;

/**
 * The statements of {@link SnapshotStore}. Each takes a JSON array of rows. {@code before} and {@code now} are the plan or
 * the day that a row belonged to and belongs to: a corrected session may have moved.
 */
final class SnapshotStatements {

    private static final String CLIENT = """
            INSERT INTO client AS held
                   (client_id, practice_id, revision, display_name, timezone, status, care_team,
                   cleared_locks, clearances, screening, injured_areas, screening_holds,
                   open_proposals, consent, logins, logins_revision)
            SELECT client_id, practice_id, revision, display_name, timezone, status, care_team, cleared_locks,
                   clearances, screening, injured_areas, screening_holds, open_proposals, consent,
                   logins, revision
              FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, practice_id uuid, revision bigint,
                   display_name text, timezone text, status text, care_team text[], cleared_locks uuid[],
                   clearances jsonb, screening jsonb, injured_areas jsonb, screening_holds jsonb,
                   open_proposals jsonb, consent jsonb, logins jsonb)
                ON CONFLICT (client_id) DO UPDATE
               SET practice_id = excluded.practice_id, revision = excluded.revision,
                   display_name = excluded.display_name, timezone = excluded.timezone,
                   status = excluded.status, care_team = excluded.care_team,
                   cleared_locks = excluded.cleared_locks, clearances = excluded.clearances,
                   screening = excluded.screening, injured_areas = excluded.injured_areas,
                   screening_holds = excluded.screening_holds, open_proposals = excluded.open_proposals,
                   consent = excluded.consent, logins = excluded.logins,
                   logins_revision = excluded.logins_revision
             WHERE excluded.revision > held.revision
            RETURNING CASE WHEN new.screening_holds <> coalesce(old.screening_holds, '[]')
                             OR coalesce(new.consent -> 'withdrawals', '[]')
                                <> coalesce(old.consent -> 'withdrawals', '[]')
                           THEN held.client_id END AS holds_changed
            """;

    private static final String PLAN = """
            INSERT INTO plan AS held (client_id, plan_id, practice_id, revision, status, kind, start_date,
                   routine_key, routine_title, routine_titles, review_at, stop_at, document)
            SELECT client_id, name, practice_id, revision, status, kind, start_date,
                   routine_key, routine_title, routine_titles, review_at, stop_at, document
              FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, name uuid, practice_id uuid,
                   revision bigint, status text, kind text, start_date date, routine_key text,
                   routine_title text, routine_titles jsonb, review_at integer, stop_at integer, document jsonb)
                ON CONFLICT (client_id, plan_id) DO UPDATE
               SET practice_id = excluded.practice_id, revision = excluded.revision,
                   status = excluded.status, kind = excluded.kind, start_date = excluded.start_date,
                   routine_key = excluded.routine_key, routine_title = excluded.routine_title,
                   routine_titles = excluded.routine_titles,
                   review_at = excluded.review_at, stop_at = excluded.stop_at, document = excluded.document
             WHERE excluded.revision > held.revision
            RETURNING held.client_id, held.plan_id AS now
            """;

    private static final String SESSION = """
            INSERT INTO session AS held
                   (client_id, session_id, practice_id, plan_id, revision, local_day, started_at, last_received_at,
                   document)
            SELECT client_id, name, practice_id, plan_id, revision, local_day, started_at, last_received_at,
                   document
              FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, name uuid, practice_id uuid,
                   plan_id uuid, revision bigint, local_day date, started_at timestamptz,
                   last_received_at timestamptz, document jsonb)
                ON CONFLICT (client_id, session_id) DO UPDATE
               SET practice_id = excluded.practice_id, plan_id = excluded.plan_id,
                   revision = excluded.revision, local_day = excluded.local_day, started_at = excluded.started_at,
                   last_received_at = excluded.last_received_at, document = excluded.document
             WHERE excluded.revision > held.revision
            RETURNING held.client_id, old.plan_id AS before, new.plan_id AS now
            """;

    private static final String RATING = """
            INSERT INTO pain_rating AS held
                   (client_id, rating_id, practice_id, revision, local_day, occurred_at, received_at, document)
            SELECT client_id, name, practice_id, revision, local_day, occurred_at, received_at, document
              FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, name uuid, practice_id uuid,
                   revision bigint, local_day date, occurred_at timestamptz, received_at timestamptz,
                   document jsonb)
                ON CONFLICT (client_id, rating_id) DO UPDATE
               SET practice_id = excluded.practice_id, revision = excluded.revision,
                   local_day = excluded.local_day, occurred_at = excluded.occurred_at,
                   received_at = excluded.received_at, document = excluded.document
             WHERE excluded.revision > held.revision
            RETURNING held.client_id, old.local_day AS before, new.local_day AS now
            """;

    private static final String CLIENT_DAY = """
            INSERT INTO client_day AS held (client_id, local_day, practice_id, revision, document)
            SELECT client_id, name, practice_id, revision, document
              FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, name date, practice_id uuid,
                   revision bigint, document jsonb)
                ON CONFLICT (client_id, local_day) DO UPDATE
               SET practice_id = excluded.practice_id, revision = excluded.revision,
                   document = excluded.document
             WHERE excluded.revision > held.revision
            RETURNING held.client_id
            """;

    private SnapshotStatements() {}

    static String upsert(Kind kind) {
        return switch (kind) {
            case CLIENT -> CLIENT;
            case PLAN -> PLAN;
            case SESSION -> SESSION;
            case RATING -> RATING;
            case CLIENT_DAY -> CLIENT_DAY;
        };
    }

    static String delete(Kind kind) {
        return switch (kind) {
            case CLIENT -> """
                    DELETE FROM client AS held
                     USING jsonb_to_recordset(?::jsonb) AS gone (client_id uuid)
                     WHERE held.client_id = gone.client_id
                    RETURNING NULL::uuid AS holds_changed
                    """;
            case PLAN -> delete("plan", "plan_id", "uuid", "plan_id");
            case SESSION -> delete("session", "session_id", "uuid", "plan_id");
            case RATING -> delete("pain_rating", "rating_id", "uuid", "local_day");
            case CLIENT_DAY -> delete("client_day", "local_day", "date", "local_day");
        };
    }

    /** All that is held about clients; the parameter is the array of their ids. */
    static String deleteAll(Kind kind) {
        return switch (kind) {
            case CLIENT -> "DELETE FROM client WHERE client_id = ANY (?) RETURNING NULL::uuid AS holds_changed";
            case PLAN -> deleteAll("plan", "plan_id");
            case SESSION -> deleteAll("session", "plan_id");
            case RATING -> deleteAll("pain_rating", "local_day");
            case CLIENT_DAY -> deleteAll("client_day", "local_day");
        };
    }

    private static String deleteAll(String table, String belongsTo) {
        return "DELETE FROM %1$s WHERE client_id = ANY (?) RETURNING client_id, %2$s AS before, %2$s AS now"
                .formatted(table, belongsTo);
    }

    private static String delete(String table, String key, String keyType, String belongsTo) {
        return """
                DELETE FROM %1$s AS held
                 USING jsonb_to_recordset(?::jsonb) AS gone (client_id uuid, name %3$s)
                 WHERE held.client_id = gone.client_id AND held.%2$s = gone.name
                RETURNING held.client_id, held.%4$s AS before, held.%4$s AS now
                """.formatted(table, key, keyType, belongsTo);
    }
}
