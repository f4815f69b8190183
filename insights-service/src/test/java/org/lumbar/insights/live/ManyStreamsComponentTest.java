package org.lumbar.insights.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshots;

/** Hundreds of open pages on one replica, and somebody who opens too many. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "many_streams"))
class ManyStreamsComponentTest {

    private static final int CALLERS = 100;
    private static final int STREAMS_EACH = 4;
    private static final int CHANGES = 5;
    private static final UUID CLIENT = Snapshots.id(0xabc);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/v1/live")
    URI live;

    @Test
    void aChangeCostsOneQueryHoweverManyListenAndOneStreamTooManyIsRefused() throws Exception {
        // Given
        List<String> team =
                IntStream.range(0, CALLERS / 2).mapToObj(i -> "t" + i).toList();
        ClientSnapshot client = Published.client(CLIENT, Snapshots.practice(), "Amara", 1, team.toArray(String[]::new));
        stack.produce(Published.topic(client), client.key(), Map.of(), Published.value(client));
        await("the client to be known").atMost(Duration.ofSeconds(60)).until(() -> stack.lag("clients") == 0);
        List<List<String>> streams = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String token = token(i);
            for (int each = 0; each < STREAMS_EACH; each++) {
                streams.add(heard(listen(token)));
            }
        }
        List<String> stranger = heard(listen(stack.token("therapist@" + Snapshots.practice() + "/nobody")));
        long before = reportedScans();
        await("the service to listen again").atMost(Duration.ofSeconds(20)).until(this::listens);

        // When
        for (int i = 1; i <= CHANGES; i++) {
            change();
            int times = i;
            await("every stream to hear of change " + i)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> streams.stream().allMatch(lines -> times(lines) == times));
        }

        HttpResponse<InputStream> oneMore = listen(token(0));

        // Then
        assertThat(stranger).noneMatch(line -> line.startsWith("data:"));
        assertThat(reportedScans() - before).isBetween(1L, (long) CHANGES);
        assertThat(oneMore.statusCode()).isEqualTo(429);
        assertThat(oneMore.headers().firstValue("Retry-After")).contains("15");
        assertThat(new ObjectMapper().readTree(oneMore.body()).path("code").asText())
                .isEqualTo("too-many-streams");
    }

    private String token(int caller) {
        String role = caller < CALLERS / 2 ? "therapist" : "practice-admin";
        return stack.token(role + "@" + Snapshots.practice() + "/t" + caller);
    }

    private HttpResponse<InputStream> listen(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(live)
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofInputStream());
    }

    private static List<String> heard(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> read(answer.body(), lines));
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private static void read(InputStream body, List<String> lines) {
        try (Stream<String> all =
                new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8)).lines()) {
            all.forEach(lines::add);
        }
    }

    private static long times(List<String> lines) {
        return lines.stream().filter(line -> line.contains(CLIENT.toString())).count();
    }

    /** As the intake says it when it commits, and nothing beside. */
    private void change() {
        ask("SELECT count(pg_notify('lumbar_client_changed', '" + Snapshots.practice() + " " + CLIENT + "'))");
    }

    /**
     * How often anybody has looked into the table of clients. The service's sessions report that within ten idle seconds, or at once
     * when they end, which they are made to; the service gets itself others.
     */
    private long reportedScans() {
        long now = ask("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
        String others = " FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
                + " AND pid <> pg_backend_pid() AND extract(epoch FROM backend_start) * 1000000 < " + now;
        ask("SELECT count(pg_terminate_backend(pid))" + others);
        await("all sessions to end").until(() -> ask("SELECT count(*)" + others) == 0);
        return ask("SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = 'client'");
    }

    private boolean listens() {
        return ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle'"
                        + " AND query LIKE 'LISTEN %'")
                == 1;
    }

    private long ask(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
