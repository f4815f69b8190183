package org.lumbar.insights.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.InjuredArea;
import org.lumbar.insights.snapshot.ClientSnapshot.LockClearance;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.ProposalKind;
import org.lumbar.insights.snapshot.ClientSnapshot.Result;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot.LockedWork;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** The operator's command, as it is shipped, beside the service that goes on. */
@QuarkusIntegrationTest
@TestProfile(RebuildIT.OneReaderForAll.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class RebuildIT {
    private static final String AUDIT = "SELECT event_id FROM audit_event UNION SELECT event_id FROM audit_list";

    /** One caller reads as fast as they can. */
    public static class OneReaderForAll implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.api.burst", "1000000");
        }
    }

    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String PATH = "/v1/clients/" + Snapshots.client();
    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @BeforeEach
    void publish() {
        Stream.of(
                        screenedOut(),
                        Snapshots.flagged(
                                Snapshots.session(20, today.minusDays(3), null, "knead"),
                                List.of("DONE_WHILE_LOCKED", "SCREENING_NOT_PASSED"),
                                new LockedWork("knead", "KNEAD", Snapshots.id(0x10c))),
                        Published.client(Snapshots.id(0xc300), Snapshots.practice(), "Aaron", 1, "anna", "ben"),
                        Snapshots.daily(today.minusDays(10), 40, Snapshots.step("knead", "KNEAD", null, null)),
                        Snapshots.day(today.minusDays(2), 310, List.of("KNEAD"), List.of()),
                        Snapshots.session(
                                9,
                                today.minusDays(1),
                                null,
                                List.of(),
                                StopReason.BONE_PAIN,
                                null,
                                Snapshots.at(today.minusDays(1), 10)))
                .forEach(this::publish);
        for (int i = 1; i < 9; i++) {
            publish(Snapshots.session(i, today.minusDays(i + 1), null, "knead"));
            publish(Snapshots.rating(i, today.minusDays(i), Moment.BEFORE, 10 - i));
        }
        Published.practice(stack, Snapshots.practice());
        settled();
    }

    @Test
    void theNewTablesAreRowByRowTheOldOnesAndReadingNeverFails() throws Exception {
        // Given
        String token = stack.token(ANNA);
        acknowledgeBonePain(token);
        column("INSERT INTO ended_session VALUES ('sid:somebody', now()) RETURNING session");
        Map<String, List<String>> before = dump();
        List<String> audited = column(AUDIT);
        assertThat(audited).isNotEmpty();
        assertThat(column("SELECT DISTINCT code FROM alert WHERE holds"))
                .contains(
                        "SCREENING_URGENT",
                        "SCREENING_PROFESSIONAL",
                        "DONE_WHILE_LOCKED",
                        "SEVERE_PAIN",
                        "PROPOSAL_OPEN");
        AtomicBoolean reading = new AtomicBoolean(true);
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (reading.get()) {
                answers.add(given().auth().oauth2(token).get(PATH + "/timeline").statusCode());
                answers.add(given().auth().oauth2(token).get("/v1/clients").statusCode());
            }
        });
        // When
        int result = rebuild();
        // Then
        reading.set(false);
        reader.get(10, TimeUnit.SECONDS);
        assertThat(result).isZero();
        assertThat(dump()).isEqualTo(before);
        assertThat(column(AUDIT)).containsAll(audited);
        assertThat(answers).isNotEmpty().containsOnly(200);
        assertThat(column("SELECT nspname FROM pg_namespace")).doesNotContain("rebuild", "replaced_by_rebuild");
    }

    private static void acknowledgeBonePain(String token) {
        String alert = given().auth()
                .oauth2(token)
                .get(PATH + "/alerts")
                .then()
                .extract()
                .path("find { it.code == 'BONE_PAIN' }.alertId");
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"note\": \"Called\"}")
                .put("/v1/alerts/" + Snapshots.client() + ":" + alert + "/acknowledgement")
                .then()
                .statusCode(204);
    }

    @Test
    void whatArrivesMeanwhileIsNotLost() throws Exception {
        // When
        Process rebuild = Packaged.start(stack, Map.of(), "rebuild");
        List<UUID> published = new ArrayList<>();
        for (int i = 1000; rebuild.isAlive(); i++) {
            RatingSnapshot rating = Snapshots.rating(i, today.minusDays(30), Moment.AFTER, 3);
            publish(rating);
            published.add(rating.ratingId());
        }
        for (int i = 900; i < 910; i++) {
            RatingSnapshot rating = Snapshots.rating(i, today.minusDays(31), Moment.AFTER, 3);
            publish(rating);
            published.add(rating.ratingId());
        }
        // Then
        assertThat(rebuild.exitValue()).isZero();
        settled();
        assertThat(column("SELECT rating_id FROM pain_rating"))
                .containsAll(published.stream().map(UUID::toString).toList());
    }

    @Test
    void oneThatBreaksOffLeavesEverythingAsItWasAndTheNextBeginsAgain() throws Exception {
        // Given
        Map<String, List<String>> before = dump();
        Process rebuild = Packaged.start(stack, Map.of(), "rebuild");
        await("the new tables to be under way")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> column("SELECT nspname FROM pg_namespace").contains("rebuild") || !rebuild.isAlive());
        // When
        rebuild.destroyForcibly().waitFor();
        // Then
        assertThat(dump()).isEqualTo(before);
        assertThat(rebuild()).isZero();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void theSecondWallStandsWhereItStoodBefore() throws Exception {
        // Given
        String wall = "SELECT tablename || ': ' || policyname || ' ' || coalesce(qual, '') FROM pg_policies"
                + " WHERE schemaname = 'public' UNION ALL SELECT viewname FROM pg_views WHERE schemaname = 'public' ORDER BY 1";
        List<String> before = column(wall);
        // When
        assertThat(rebuild()).isZero();
        // Then
        assertThat(before).contains("in_care", "in_practice").anyMatch(policy -> policy.startsWith("care: callers"));
        assertThat(column(wall)).isEqualTo(before);
    }

    @Test
    void whoWasErasedStaysErasedThoughSnapshotsStandBehindTheirTombstones() throws Exception {
        // Given: snapshots of somebody whose tombstone the topics have long forgotten
        UUID gone = Snapshots.id(0xc400);
        publish(Published.client(gone, Snapshots.practice(), "Gone", 3, "anna"));
        settled();
        assertThat(column("SELECT client_id FROM client")).contains(gone.toString());
        column("INSERT INTO erasure (client_id) VALUES ('" + gone + "') RETURNING client_id");
        // When
        assertThat(rebuild()).isZero();
        // Then
        dump().forEach((table, rows) -> assertThat(rows.stream().anyMatch(row -> row.contains(gone.toString())))
                .as(table)
                .isEqualTo(table.equals("erasure")));
    }

    private int rebuild() throws Exception {
        Process rebuild = Packaged.start(stack, Map.of(), "rebuild");
        assertThat(rebuild.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return rebuild.exitValue();
    }

    /** Every row of every table but the moment at which a line was worked out. */
    private Map<String, List<String>> dump() throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        for (String table : column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            // The audit grows with every read, and is looked at by itself.
            if (!table.equals("flyway_schema_history") && !table.startsWith("audit_")) {
                dump.put(table, column("SELECT to_jsonb(t) - 'as_of' FROM " + table + " t ORDER BY 1"));
            }
        }
        assertThat(dump).containsKeys("triage_line", "care", "alert", "acknowledgement", "occurrence", "pain_day");
        return dump;
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void settled() {
        await("the snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Stream.of("plans", "clients", "practices", "sessions", "pain-ratings", "client-days")
                        .allMatch(topic -> stack.lag(topic) == 0));
    }

    private ClientSnapshot screenedOut() {
        Screening answers = new Screening(
                Snapshots.id(0x5c1),
                Snapshots.at(today.minusDays(4), 9),
                Result.URGENT_CARE,
                List.of("fever"),
                null,
                null);
        return new ClientSnapshot(
                Snapshots.client(),
                Snapshots.practice(),
                1,
                "Kim",
                Snapshots.ZONE,
                "ACTIVE",
                List.of("anna"),
                List.of(new LockClearance(Snapshots.id(0x10c), "KNEAD", Snapshots.at(today.minusDays(5), 9), "anna")),
                answers,
                List.of(new InjuredArea("SACRUM", today.minusDays(4), null)),
                List.of(new ScreeningHold(answers.answeredAt(), null)),
                List.of(new OpenProposal(
                        Snapshots.id(0x9a1),
                        Snapshots.plan(),
                        ProposalKind.LIGHTER,
                        Snapshots.at(today.minusDays(8), 9))),
                ClientSnapshot.Consent.NOT_ASKED,
                List.of());
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
