package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Fills insights-service's tables with practices of equal size, as if their snapshots had been taken in: every client has a
 * line and two weeks of pain, and some have two years of everything. Straight into the tables, because it is reading that
 * is measured; what a line and a timeline hold is as much as a real one does.
 */
final class StoredPractices {
    static final int CLIENTS = 10_000;
    static final int LONG_STANDING = 100;

    private static final String KEYS = """
            (SELECT p, c, ('00000000-0000-7000-8000-' || lpad(p::text, 12, '0'))::uuid AS practice_id,
                    md5('client ' || p || ' ' || c)::uuid AS client_id,
                    md5('plan ' || p || ' ' || c)::uuid AS plan_id
               FROM generate_series(1, %d) AS p, generate_series(1, %d) AS c) AS k
            """;
    /** The local day of the filled clients, who live in UTC, and the first of their two years. */
    static final LocalDate LAST_DAY = LocalDate.ofInstant(Instant.now().minus(Duration.ofHours(3)), ZoneOffset.UTC);

    static final LocalDate FIRST_DAY = LAST_DAY.minusYears(2).plusDays(1);

    private static final String DAYS = "generate_series(FIRST_DAY, LAST_DAY, interval '1 day') AS t(at)";

    private StoredPractices() {}

    static UUID clientId(int practice, long client) {
        String hex = md5("client " + practice + " " + client);
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static String md5(String text) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> statements(int practices) {
        List<String> statements = new ArrayList<>(ofEverybody(KEYS.formatted(practices, CLIENTS)));
        statements.addAll(plansOf(KEYS.formatted(practices, LONG_STANDING)));
        statements.addAll(painOf(KEYS.formatted(practices, LONG_STANDING)));
        statements.add("VACUUM ANALYZE");
        return statements.stream().map(StoredPractices::withDays).toList();
    }

    private static String withDays(String statement) {
        return statement
                .replace("FIRST_DAY", "date '" + FIRST_DAY + "'")
                .replace("LAST_DAY", "date '" + LAST_DAY + "'");
    }

    private static List<String> ofEverybody(String everybody) {
        return List.of(
                """
                INSERT INTO client SELECT client_id, practice_id, 1, 'Client ' || c, 'UTC', 'ACTIVE',
                       ARRAY[CASE WHEN c %% 100 = 0 THEN 'anna' ELSE 'ben' END], '{}' FROM %s
                """.formatted(everybody),
                """
                INSERT INTO client_summary (client_id, practice_id, data_up_to, check_at)
                SELECT client_id, practice_id, now(), now() + interval '1 day' FROM %s
                """.formatted(everybody),
                """
                INSERT INTO care (client_id, subject, practice_id, need, need_acknowledged, need_since, need_recency,
                                  name_key, band)
                SELECT client_id, subject, practice_id,
                       CASE WHEN c %% 20 = 1 THEN 0 WHEN c %% 7 = 1 THEN 1 WHEN c %% 3 = 1 THEN 2 ELSE 3 END,
                       c %% 2 = 0, CASE WHEN c %% 3 = 1 THEN LAST_DAY - c %% 20 ELSE date '9999-12-31' END,
                       -(LAST_DAY - c %% 20 - date '1970-01-01'), 'client ' || c, (ARRAY['ON_TRACK', 'PARTIAL', 'LOW', 'UNKNOWN'])[1 + c %% 4]
                  FROM %s, unnest(ARRAY['', CASE WHEN c %% 100 = 0 THEN 'anna' ELSE 'ben' END]) AS subject
                """.formatted(everybody),
                lines(everybody),
                """
                INSERT INTO alert (client_id, alert_id, practice_id, code, urgency, since, recency, days, evidence, raised_at,
                                   holds)
                SELECT client_id, plan_id, practice_id, 'FLARE', 1, LAST_DAY - 1, -(LAST_DAY - 1 - date '1970-01-01'),
                       ARRAY[LAST_DAY - 2, LAST_DAY - 1], '{}', now(), true FROM %s WHERE c %% 3 = 1
                """.formatted(everybody),
                """
                INSERT INTO pain_day (client_id, local_day, practice_id, value, ratings)
                SELECT client_id, LAST_DAY - d, practice_id, (c + d) %% 11, 1
                  FROM %s, generate_series(0, 13) AS d WHERE c > %d
                """.formatted(everybody, LONG_STANDING));
    }

    private static List<String> plansOf(String few) {
        return List.of("""
                INSERT INTO plan (client_id, plan_id, practice_id, revision, status, kind, start_date, routine_key,
                                  routine_title, document)
                SELECT client_id, plan_id, practice_id, 1, 'ACTIVE', 'RRULE', FIRST_DAY, 's2', 'Massage',
                       jsonb_build_object('planId', plan_id, 'clientId', client_id, 'practiceId', practice_id,
                           'revision', 1, 'status', 'ACTIVE', 'startDate', FIRST_DAY, 'endDate', NULL, 'timezone', 'UTC',
                           'schedule', '{"kind": "RRULE", "rrule": "FREQ=DAILY", "slots": ["am"]}'::jsonb,
                           'routine', '{"key": "s2", "version": 1, "title": "Massage", "actors": ["SELF"], "steps": [
                               {"key": "knead", "phase": "MASSAGE", "technique": "KNEAD", "title": "Knead",
                                "required": true, "prompt": false, "seconds": {"min": 60, "max": 120}}]}'::jsonb,
                           'horizon', jsonb_build_object('from', FIRST_DAY, 'to', LAST_DAY + 56),
                           'occurrences', occurrences,
                           'pauses', jsonb_build_array(jsonb_build_object('from', LAST_DAY - 120, 'to', LAST_DAY - 107)))
                  FROM %s,
                       LATERAL (SELECT jsonb_agg(jsonb_build_object('id', plan_id || ':' || at::date || ':am',
                                       'localDate', at::date, 'windowEnd', at::date, 'slot', 'am',
                                       'cancelled', false) ORDER BY at) AS occurrences
                                  FROM generate_series(FIRST_DAY, LAST_DAY + 56, interval '1 day') AS t(at)) AS planned
                """.formatted(few), """
                INSERT INTO occurrence (client_id, plan_id, occurrence_id, practice_id, position, local_date, window_end,
                                        slot, state, done)
                SELECT client_id, plan_id, plan_id || ':' || at::date || ':am', practice_id,
                       at::date - FIRST_DAY, at::date, at::date, 'am',
                       (ARRAY['COMPLETED', 'COMPLETED', 'COMPLETED', 'PARTIAL', 'PENDING'])[1 + extract(doy FROM at)::int %% 5],
                       0.9 FROM %s, %s
                """.formatted(few, DAYS));
    }

    private static List<String> painOf(String few) {
        return List.of("""
                INSERT INTO pain_day (client_id, local_day, practice_id, value, ratings)
                SELECT client_id, at::date, practice_id, (c + extract(doy FROM at)::int) %% 11, 1 FROM %s, %s
                """.formatted(few, DAYS), """
                INSERT INTO pain_rating (client_id, rating_id, practice_id, revision, local_day, received_at, occurred_at,
                                         document)
                SELECT client_id, gen_random_uuid(), practice_id, 1, at::date, at + interval '9 hours', at + interval '8 hours',
                       jsonb_build_object('moment', moment, 'score', (c + extract(doy FROM at)::int) %% 11, 'sessionId',
                           CASE WHEN moment = 'NEXT_DAY' THEN NULL ELSE md5(c || ' ' || at)::uuid END,
                           'stiff', moment = 'NEXT_DAY', 'clientId', client_id, 'timezone', 'UTC', 'revision', 1)
                  FROM %s, %s, unnest(ARRAY['BEFORE', 'AFTER', 'NEXT_DAY']) AS moment
                """.formatted(few, DAYS), """
                INSERT INTO client_day (client_id, local_day, practice_id, revision, document)
                SELECT client_id, at::date, practice_id, 1,
                       '{"dose": {"usedSeconds": 120, "limitSeconds": 300, "remainingSeconds": 180, "exceeded": false},
                         "resting": [{"technique": "KNEAD"}], "locked": []}' FROM %s, %s
                """.formatted(few, DAYS));
    }

    private static String lines(String everybody) {
        return """
                INSERT INTO triage_line (client_id, practice_id, as_of, line)
                SELECT client_id, practice_id, now(), jsonb_build_object(
                       'clientId', client_id, 'displayName', 'Client ' || c, 'need', 'YELLOW', 'status', 'ACTIVE',
                       'timezone', 'UTC', 'today', LAST_DAY, 'routineTitle', 'Massage',
                       'consistency7d', consistency, 'consistency28d', consistency, 'consistencyPlan', consistency,
                       'streak', '{"length": 4, "since": "2026-11-17"}'::jsonb, 'responder', 'RESPONDER',
                       'trend', 'IMPROVING', 'slopePerWeek', -0.5, 'dataUpTo', '2026-11-21T08:00:00Z', 'pain', pain,
                       'alerts', jsonb_build_array(jsonb_build_object('clientId', client_id, 'alertId', plan_id,
                           'code', 'FLARE', 'severity', 'YELLOW', 'since', '2026-11-20', 'days',
                           '["2026-11-19", "2026-11-20"]'::jsonb, 'raisedAt', '2026-11-20T08:00:00Z', 'holds', true)))
                  FROM %s,
                       (SELECT jsonb_agg(jsonb_build_object('localDay', LAST_DAY - 27 + d, 'value', d %% 11,
                               'ratings', 2) ORDER BY d) AS pain FROM generate_series(0, 27) AS d) AS days,
                       (SELECT '{"from": "2026-10-25", "to": "2026-11-21", "value": 0.75, "completed": 15,
                                 "denominator": 20, "doseConsistency": 0.8, "band": "PARTIAL"}'::jsonb AS consistency) AS x
                """.formatted(everybody);
    }
}
