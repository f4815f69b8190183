package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: somebody whom no administrator knows gets a code from their therapist, and is her client, until she takes that back. */
@ExtendWith(RunningSystem.class)
class InvitationE2E {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SystemUnderTest system;

    InvitationE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void aStrangerJoinsByAnInvitationTheirFirstSessionArrivesAndOnceRevokedTheyAreNobody() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        List<Visit.Event> session = Visit.of(client).whole();
        String sam = Person.stranger(UUID.randomUUID().toString());
        system.routine(sam).get(client.path("today")).expectProblem(403, "forbidden");
        String code = invite(client);

        // When
        JsonNode joined = system.routine(sam)
                .post("/v1/invitations/redeem", Api.JSON, "{\"code\":\"" + code + "\"}")
                .expect(200)
                .json();

        // Then
        assertThat(joined.path("clientId").asText()).isEqualTo(client.clientId().toString());
        system.routine(sam).get(client.path("today")).expect(200);
        await("session-service takes their first session")
                .atMost(SOON)
                .until(() -> send(sam, session).status() == 202);
        await("they read their own answer")
                .atMost(SOON)
                .until(() ->
                        system.insights(sam).get(client.path("consistency")).status() == 200);
        await("the therapist sees the session").atMost(SOON).until(() -> sessions(client) == 1);

        // When
        revokeTheLogin(client);

        // Then
        system.routine(sam).get(client.path("today")).expectProblem(403, "forbidden");
        await("no service knows them")
                .atMost(SOON)
                .until(() -> send(sam, session).status() == 403
                        && system.insights(sam).get(client.path("consistency")).status() == 403
                        && system.session(sam).get(client.path("sessions")).status() == 403);
        assertThat(sessions(client)).isEqualTo(1);
    }

    private String invite(Newcomer client) {
        return system.routine(client.therapist())
                .post(client.path("invitations"), Api.JSON, "")
                .expect(201)
                .json()
                .required("code")
                .asText();
    }

    private void revokeTheLogin(Newcomer client) {
        Api therapist = system.routine(client.therapist());
        String login = therapist
                .get(client.path("logins"))
                .expect(200)
                .json()
                .get(0)
                .required("loginId")
                .asText();
        therapist.delete(client.path("logins/" + login)).expect(204);
    }

    /** Again is the same as once. */
    private Answer send(String who, List<Visit.Event> session) {
        return system.session(who).post("/v1/events", Api.BATCH, Visit.Event.batch(session));
    }

    private long sessions(Newcomer client) {
        return new Accounts(system, client).facts("session").count();
    }
}
