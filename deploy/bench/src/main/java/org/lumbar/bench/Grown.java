package org.lumbar.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;
import org.lumbar.simulator.story.Setting;

/** session-service on empty tables beside the same on tables that hold years of other clients. */
final class Grown {
    private static final int CLIENTS = 100_000;

    private final Lab lab;
    private final Drain drain;
    private final long stored;

    Grown(Lab lab, Drain drain, long stored) {
        this.lab = lab;
        this.drain = drain;
        this.stored = stored;
    }

    /** @param practices a practice per pair: what is drained must be new to the full tables too */
    Map<String, List<Drain.Result>> run(List<Setting> practices, double warm) throws Exception {
        Postgres.Database full = lab.database("grown");
        migrate(full);
        for (String statement : statements()) {
            Lab.execute(full, statement);
        }
        Map<String, List<Drain.Result>> results = new LinkedHashMap<>();
        for (int pair = 0; pair < practices.size(); pair++) {
            Drain.Filling filling = drain.fill("grown" + pair, practices.get(pair), 0);
            if (pair == 0) {
                // As in a comparison: what a new server does for the first time is nobody's cost.
                drain.run(Contender.BARE_LOOP, filling, Map.of(), warm);
            }
            results.computeIfAbsent("empty tables", any -> new ArrayList<>())
                    .add(drain.run(Contender.SESSION_SERVICE, filling, Map.of(), warm));
            results.computeIfAbsent("%,d events stored".formatted(stored), any -> new ArrayList<>())
                    .add(drain.runOn(full, Contender.SESSION_SERVICE, filling, Map.of(), warm));
        }
        return results;
    }

    /** The service makes its tables when it starts. */
    private void migrate(Postgres.Database database) throws Exception {
        try (Identity identity = Identity.start(Lab.freePort(), null);
                ServiceProcess service = ServiceProcess.start(
                        ServiceProcess.Kind.SESSION,
                        lab,
                        database,
                        identity.issuer(),
                        Map.of("lumbar.ingest.enabled", "false"))) {
            Main.say("tables made by process " + service.pid());
        }
    }

    /** For each client as many events, sessions and days as the others have; ids rise with time, as UUIDv7 does. */
    private List<String> statements() {
        long each = stored / CLIENTS;
        String client = "('00000000-0000-4000-8000-' || lpad(to_hex(c), 12, '0'))::uuid";
        String id = "(lpad(to_hex(1700000000000 + e), 12, '0') || '7000' || 'a000' || lpad(to_hex(c), 12, '0'))::uuid";
        return List.of(
                """
                INSERT INTO events (client_id, event_id, practice_id, session_id, occurred_at, received_at, body_hash,
                    kind, zone, data)
                SELECT %s, %s, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002',
                    '2026-01-01', '2026-01-01', c * e, 2, 'Europe/Berlin', decode(repeat('61', 150), 'hex')
                FROM generate_series(1, %d) c, generate_series(1, %d) e""".formatted(client, id, CLIENTS, each),
                """
                INSERT INTO sessions (client_id, session_id, practice_id, local_day, revision, changed_at, state)
                SELECT %s, %s, '00000000-0000-4000-8000-000000000001', date '2024-01-01' + e::int, 3, -1,
                    decode(repeat('61', 600), 'hex')
                FROM generate_series(1, %d) c, generate_series(1, %d) e""".formatted(client, id, CLIENTS, each / 18),
                """
                INSERT INTO client_days (client_id, local_day, practice_id, revision, changed_at, state)
                SELECT %s, date '2024-01-01' + e::int, '00000000-0000-4000-8000-000000000001', 3, -1,
                    decode(repeat('61', 300), 'hex')
                FROM generate_series(1, %d) c, generate_series(1, %d) e""".formatted(client, CLIENTS, each / 20),
                "ANALYZE");
    }
}
