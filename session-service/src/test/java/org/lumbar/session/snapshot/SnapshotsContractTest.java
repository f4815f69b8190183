package org.lumbar.session.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.session.client.Client;
import org.lumbar.session.contract.Examples;
import org.lumbar.session.plan.PlanSnapshot;
import org.lumbar.session.practice.Practice;

/**
 * The readers of practices, plans and clients against every example of the contract. Each reads some fields only, listed here, and
 * answers for these: a reader that began to read another field, or left one out, would fail.
 */
class SnapshotsContractTest {
    private static final Set<String> READ_OF_A_PLAN = Set.of(
            "/planId",
            "/clientId",
            "/practiceId",
            "/revision",
            "/routine",
            "/routine/stopRules/0",
            "/routine/steps",
            "/routine/steps/0/key",
            "/routine/steps/1/key",
            "/routine/steps/0/phase",
            "/routine/steps/0/technique",
            "/routine/steps/0/pressure",
            "/routine/steps/0/areas/0",
            "/routine/steps/0/equipment/0/name",
            "/routine/steps/0/equipment/0/optional");

    private static final Set<String> READ_OF_A_CLIENT = Set.of(
            "/clientId",
            "/practiceId",
            "/revision",
            "/timezone",
            "/careTeam",
            "/lockClearances",
            "/lockClearances/0/lockId",
            "/lockClearances/0/technique",
            "/lockClearances/0/clearedAt",
            "/logins",
            "/logins/0",
            "/logins/0/issuer",
            "/logins/0/subject",
            "/logins/0/boundAt",
            "/consent",
            "/consent/state");

    private static final Set<String> READ_OF_A_PRACTICE = Set.of(
            "/practiceId",
            "/revision",
            "/staff",
            "/staff/0",
            "/staff/0/issuer",
            "/staff/0/subject",
            "/staff/0/roles",
            "/staff/0/roles/0",
            "/staff/0/roles/1",
            "/staff/0/boundAt");

    static List<Path> validPlans() {
        return Examples.of("plan/", "valid");
    }

    static List<Path> invalidPlans() {
        return Examples.of("plan/", "invalid");
    }

    static List<Path> validClients() {
        return Examples.of("client/", "valid");
    }

    static List<Path> invalidClients() {
        return Examples.of("client/", "invalid");
    }

    static List<Path> validPractices() {
        return Examples.of("practice/", "valid");
    }

    static List<Path> invalidPractices() {
        return Examples.of("practice/", "invalid");
    }

    @ParameterizedTest
    @MethodSource("validPractices")
    void everyValidPracticeIsTaken(Path example) {
        assertThat(fault(Practice::read, example)).isNull();
    }

    @ParameterizedTest
    @MethodSource("invalidPractices")
    void everyPracticeThatIsWrongIsRefused(Path example) {
        assertThat(fault(Practice::read, example)).isEqualTo(expected(example, READ_OF_A_PRACTICE));
    }

    @ParameterizedTest
    @MethodSource("validPlans")
    void everyValidPlanIsTaken(Path example) {
        assertThat(fault(PlanSnapshot::read, example)).isNull();
    }

    @ParameterizedTest
    @MethodSource("validClients")
    void everyValidClientIsTaken(Path example) {
        assertThat(fault(Client::read, example)).isNull();
    }

    @ParameterizedTest
    @MethodSource("invalidPlans")
    void everyPlanThatIsWrongInAFieldThatIsReadIsRefused(Path example) {
        assertThat(fault(PlanSnapshot::read, example)).isEqualTo(expected(example, READ_OF_A_PLAN));
    }

    @ParameterizedTest
    @MethodSource("invalidClients")
    void everyClientThatIsWrongInAFieldThatIsReadIsRefused(Path example) {
        assertThat(fault(Client::read, example)).isEqualTo(expected(example, READ_OF_A_CLIENT));
    }

    private static @Nullable String expected(Path example, Set<String> read) {
        String pointer = Examples.pointer(example);
        return read.contains(pointer) ? Examples.code(example) + " " + pointer : null;
    }

    private interface Reader {
        Object read(byte[] value) throws SnapshotRejected;
    }

    private static @Nullable String fault(Reader reader, Path example) {
        try {
            assertThat(reader.read(Examples.bytes(example))).isNotNull();
            return null;
        } catch (SnapshotRejected e) {
            return e.code().text() + " " + e.pointer();
        }
    }
}
