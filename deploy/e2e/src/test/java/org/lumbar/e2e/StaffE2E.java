package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Story: an operator makes a practice, its administrator joins and invites a therapist, and all three services know who they are, though no
 * token of theirs claims a role or a practice.
 */
@ExtendWith(RunningSystem.class)
class StaffE2E {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SystemUnderTest system;
    private final String admin = Person.stranger(UUID.randomUUID().toString());
    private final String therapistId = UUID.randomUUID().toString();
    private final String therapist = Person.stranger(therapistId);
    private final UUID client = UUID.randomUUID();

    StaffE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void aPracticeIsMadeAndItsTherapistSeesTheirClientInEveryServiceUntilTheirLoginIsTakenAway() {
        // Given
        String practice = practiceWithATherapist();

        // When
        system.routine(admin)
                .post("/v1/clients", Api.JSON, """
                {"clientId":"%s","displayName":"New Comer","timezone":"Europe/Berlin","careTeam":["%s"]}""".formatted(client, therapistId))
                .expect(201);

        // Then
        await("the therapist opens triage, and finds the client")
                .atMost(SOON)
                .until(() -> system.insights(therapist).get("/v1/clients").status() == 200
                        && system.insights(therapist).get("/v1/clients").text().contains(client.toString()));
        await("the therapist opens the client's sessions").atMost(SOON).until(() -> sessions() == 200);
        system.routine(therapist).get("/v1/clients/" + client).expect(200);
        system.routine(Person.operator()).get("/v1/clients/" + client).expectProblem(403, "forbidden");

        // When
        takeTheLoginAway(practice);

        // Then
        await("no service knows the therapist")
                .atMost(SOON)
                .until(() -> sessions() == 403
                        && system.insights(therapist).get("/v1/clients").status() == 403
                        && system.routine(therapist).get("/v1/clients").status() == 403);
        system.routine(admin).get("/v1/clients/" + client).expect(200);
    }

    /** Where it is. */
    private String practiceWithATherapist() {
        JsonNode made = system.routine(Person.operator())
                .post("/v1/practices", Api.JSON, "{}")
                .expect(201)
                .json();
        String practice = "/v1/practices/" + made.required("practiceId").asText();
        redeem(admin, made);
        redeem(
                therapist,
                system.routine(admin)
                        .post(practice + "/invitations", Api.JSON, "{\"role\":\"THERAPIST\"}")
                        .expect(201)
                        .json());
        return practice;
    }

    private void takeTheLoginAway(String practice) {
        JsonNode logins =
                system.routine(admin).get(practice + "/logins").expect(200).json();
        assertThat(logins.findValuesAsText("subject")).contains(therapistId).hasSize(2);
        logins.forEach(login -> {
            if (login.path("subject").asText().equals(therapistId)) {
                system.routine(admin)
                        .delete(practice + "/logins/"
                                + login.required("loginId").asText())
                        .expect(204);
            }
        });
    }

    private int sessions() {
        return system.session(therapist)
                .get("/v1/clients/" + client + "/sessions")
                .status();
    }

    private void redeem(String who, JsonNode invitation) {
        system.routine(who)
                .post(
                        "/v1/invitations/redeem",
                        Api.JSON,
                        "{\"code\":\"" + invitation.required("code").asText() + "\"}")
                .expect(200);
    }
}
