package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.LocalFault;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/** Stories of a new database: a migration fails half-way, the service is killed while it migrates. {@code deploy/e2e/proofs migrations}. */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?migrations(,.*)?",
        disabledReason = "nobody asked for this proof")
@ExtendWith(BreakableSystem.class)
class MigrationsE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DONE = "SELECT count(*) FROM flyway_schema_history WHERE success";

    private static SystemUnderTest system;

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Timeout(300)
    void aMigrationThatFailsHalfWayLeavesNothingOfItAndTheServiceSaysWhyItDoesNotStart() {
        ServiceProcess service = emptied(Part.SESSION);
        try (Keeper keeper = Keeper.of(system, Part.SESSION)) {
            // Something in the middle of one migration is refused, here one of its tables.
            keeper.does("CREATE SCHEMA planted");
            keeper.does("CREATE FUNCTION planted.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN"
                    + " IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity ="
                    + " 'public.practice') THEN RAISE EXCEPTION 'planted: no such table today'; END IF; END$$");
            keeper.does("CREATE EVENT TRIGGER planted ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE"
                    + " FUNCTION planted.refuse()");

            // When
            assertThatThrownBy(service::start)
                    .isInstanceOf(LocalFault.class)
                    .hasMessageContaining("ended while it started");

            // Then
            List<String> said = system.logged("planted: no such table today");
            assertThat(said).as("what the log says of the reason").isNotEmpty();
            assertThat(keeper.reads("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                    .isEqualTo("0");
            String before = keeper.reads(DONE);
            keeper.does("DROP EVENT TRIGGER planted");
            serves(service);
            System.out.println("proof: a migration failed behind " + before
                    + " others, nothing of it was left; without the cause it went on: " + keeper.reads(DONE)
                    + " migrations. It had said: " + said.get(0).strip());
        }
    }

    @Test
    @Timeout(300)
    void whoIsKilledWhileItMigratesGoesOnWhenItStartsAgain() {
        ServiceProcess service = emptied(Part.SESSION);
        try (Keeper keeper = Keeper.of(system, Part.SESSION)) {
            CompletableFuture<Void> starting = CompletableFuture.runAsync(service::start);
            Passing.until(
                    System.nanoTime(),
                    "it migrates",
                    PATIENCE,
                    () -> keeper.reads("SELECT count(*) FROM pg_tables WHERE tablename = 'events'")
                            .equals("1"));
            service.processes().orElseThrow().kill();
            assertThatThrownBy(starting::join).hasCauseInstanceOf(LocalFault.class);
            String before = keeper.reads(DONE);
            serves(service);
            System.out.println("proof: killed while it migrated, behind " + before + " migrations of "
                    + keeper.reads(DONE) + "; the next start went on");
        }
    }

    /** Stopped, and with a database as a new cluster has it. */
    private static ServiceProcess emptied(Part part) {
        ServiceProcess service = system.first(part);
        service.stop();
        String name = part.key();
        try (Keeper keeper = Keeper.of(system, "postgres")) {
            keeper.does("DROP DATABASE " + name + " WITH (FORCE)")
                    .does("CREATE DATABASE " + name + " OWNER " + name + "_owner")
                    .does("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC")
                    .does("GRANT CONNECT ON DATABASE " + name + " TO " + name);
        }
        return service;
    }

    private static void serves(ServiceProcess service) {
        service.start();
        Newcomer client = Newcomer.enrolled(system);
        Visit visit = Visit.of(client);
        visit.whole()
                .forEach(event -> system.session(client.self())
                        .post("/v1/events", Api.EVENT, event.json())
                        .expect(202));
        Settled.await(system, PATIENCE);
        assertThat(new Accounts(system, client).inHistory()).isEqualTo(7);
    }
}
