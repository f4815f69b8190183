package org.lumbar.routine;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lumbar.backbone.TestStack;

/** All rows of the service, once the relay and the search for proposals have done their part; the audit, which grows by itself, left out. */
final class SettledRows {
    private static final String WORK_LEFT = """
            SELECT ((SELECT count(*) FROM client WHERE revision <> published_revision)
                  + (SELECT count(*) FROM plan WHERE revision <> published_revision AND status <> 'DRAFT')
                  + (SELECT count(*) FROM touched_client WHERE due_at <= now())
                  + (SELECT count(*) FROM erasure WHERE NOT published)
                  + (SELECT count(*) FROM erasure_receipt WHERE NOT published)
                  + (SELECT count(*) FROM archive WHERE NOT request_published))::text""";

    private SettledRows() {}

    static Map<String, List<String>> of(TestStack stack) {
        await("the service has no work left")
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> stack.asService(WORK_LEFT), "0"::equals);
        Map<String, List<String>> rows = stack.rows();
        rows.remove("audit_event");
        rows.remove("audit_list");
        return rows;
    }
}
