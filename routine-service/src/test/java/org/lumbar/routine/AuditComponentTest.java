package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Operations.For;
import org.lumbar.routine.Operations.Operation;

/** Who saw or changed a client's data: in the audit before the answer leaves, or there is no answer. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class AuditComponentTest {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final String[] ANSWER_ABOUT_CLIENTS = {
        "GET /v1/clients",
        "GET /v1/audit-events",
        "GET /v1/erasures",
        "GET /v1/erasures/{clientId}",
        "POST /v1/clients/{clientId}/archives",
        "DELETE /v1/clients/{clientId}",
        "GET /v1/plans/{planId}"
    };

    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private UUID client;
    private String plan;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        client = practice.newClient();
        plan = practice.newPlan(client, "eight-steps").path("planId");
    }

    @Test
    void everyOperationThatAnswersAboutAClientIsInTheAuditOfThatClient() {
        Set<String> found = new TreeSet<>();
        Set<String> clients = new TreeSet<>();
        UUID erased = client;
        for (Operation operation : Operations.guarded()) {
            // Given: nobody has asked for this before
            if (clients.isEmpty()) {
                aClient();
                erased = practice.newClient();
                practice.admin().delete("/v1/clients/{id}", erased).then().statusCode(204);
                clients.addAll(clientsOfThePractice());
                clients.add(erased.toString());
            }
            boolean ofAdmins =
                    Set.of(For.ADMINS, For.CLIENTS_AND_ADMINS).contains(requireNonNull(operation.audience()));
            String reader = ofAdmins ? "reader" : "anna";
            UUID of = operation.name().startsWith("GET /v1/erasures/") ? erased : client;

            // When
            Response answer = operation.ask(practice.as(ofAdmins ? "practice-admin" : "therapist", reader), of, plan);

            // Then
            Set<String> named = answer.statusCode() < 400 ? named(answer, clients) : new TreeSet<>();
            if (answer.statusCode() < 400 && operation.isOfOneClient()) {
                named.add(of.toString());
            }
            for (String each : named) {
                found.add(operation.name());
                assertThat(seenBy(reader, each)).as(operation.name()).contains(operation.withoutIds());
            }
            if (!operation.name().startsWith("GET ")) {
                clients.clear();
            }
        }
        assertThat(found).contains(ANSWER_ABOUT_CLIENTS);
    }

    private static Set<String> named(Response answer, Set<String> clients) {
        return UUIDS.matcher(answer.asString())
                .results()
                .map(match -> match.group())
                .filter(clients::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void clientsSeeWhoSawThemAndNobodyElseDoes() {
        // When
        practice.anna().get("/v1/clients/{id}", client).then().statusCode(200);
        practice.client(client).get("/v1/clients/{id}/today", client).then().statusCode(200);

        // Then
        Response own = practice.client(client).get("/v1/clients/{id}/audit-events", client);
        assertThat(own.jsonPath().getList("events.agent")).contains("anna", "max", client.toString());
        assertThat(own.jsonPath().<String>getList("events.purpose")).contains("TREAT", "HOPERAT", "PATRQT");
        assertThat(own.jsonPath().<String>getList("events.operation")).contains("GET /v1/clients/{id}");
        assertThat(new Practice(stack)
                        .admin()
                        .get("/v1/clients/{id}/audit-events", client)
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Practice(stack).admin().get("/v1/audit-events").asString())
                .doesNotContain(client.toString());
    }

    @Test
    void anAnswerAboutSeveralClientsIsOneRowAndAnEventOfEach() {
        // Given
        UUID other = practice.newClient();
        String reader = "anna";

        // When
        practice.as("therapist", reader).get("/v1/clients").then().statusCode(200);

        // Then
        for (UUID each : List.of(client, other)) {
            Response own = practice.client(each).get("/v1/clients/{id}/audit-events", each);
            assertThat(own.jsonPath().<String>getList("events.findAll{it.agent=='anna'}.operation"))
                    .contains("GET /v1/clients");
            assertThat(own.jsonPath().<String>getList("events.clientId")).containsOnly(each.toString());
        }
        assertThat(stack.asService("SELECT count(*)::text FROM audit_list WHERE practice_id = '" + practice.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void pagesGoOnWithinAnAnswerAboutSeveralClients() {
        // Given 40 answers about three clients each, and what came before
        List<UUID> clients = List.of(client, practice.newClient(), practice.newClient());
        for (int reader = 0; reader < 40; reader++) {
            practice.as("practice-admin", "reader-" + reader)
                    .get("/v1/clients")
                    .then()
                    .statusCode(200);
        }

        // When
        List<String> ids = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        String before = "";
        do {
            Response page = practice.as("practice-admin", "auditor").get("/v1/audit-events" + before);
            ids.addAll(page.jsonPath().getList("events.eventId"));
            List<String> agents = page.jsonPath().getList("events.agent");
            List<String> whom = page.jsonPath().getList("events.clientId");
            for (int i = 0; i < agents.size(); i++) {
                pairs.add(agents.get(i) + " " + whom.get(i));
            }
            before = agents.size() < 100 ? "" : "?before=" + ids.get(ids.size() - 1);
        } while (!before.isEmpty());

        // Then
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pairs.stream().filter(pair -> pair.startsWith("reader-")))
                .hasSize(120)
                .doesNotHaveDuplicates();
        assertThat(pairs)
                .contains("reader-7 " + clients.get(0), "reader-7 " + clients.get(1), "reader-7 " + clients.get(2));
        Response ofOne = practice.as("practice-admin", "auditor").get("/v1/audit-events?client=" + clients.get(1));
        assertThat(ofOne.jsonPath().<String>getList("events.clientId"))
                .containsOnly(clients.get(1).toString());
        assertThat(ofOne.jsonPath().<String>getList("events.agent")).contains("reader-39", "reader-0");
    }

    @Test
    void whatWasRefusedIsNotSaidToHaveBeenSeen() {
        // When
        practice.as("therapist", "cara").get("/v1/clients/{id}", client).then().statusCode(404);

        // Then
        assertThat(search("agent", "cara")).isEmpty();
    }

    @Test
    void administratorsFindAnErasedClientsEventsWithoutContent() {
        // Given
        practice.anna().get("/v1/clients/{id}", client).then().statusCode(200);

        // When
        practice.admin().delete("/v1/clients/{id}", client).then().statusCode(204);

        // Then
        assertThat(search("client", client.toString()))
                .contains("GET /v1/clients/{id}", "DELETE /v1/clients/{id}", "POST /v1/clients");
    }

    @Test
    void nothingLeavesWhileTheAuditCantBeWritten() {
        // Given
        stack.asOwner("REVOKE INSERT ON audit_event FROM " + stack.database().user());

        // When
        Response answer = practice.anna().get("/v1/clients/{id}", client);

        // Then
        stack.asOwner("GRANT INSERT ON audit_event TO " + stack.database().user());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("temporarily-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.asString()).doesNotContain("displayName");
        await("the audit to be written again")
                .until(() -> practice.anna().get("/v1/clients/{id}", client).statusCode() == 200);
    }

    @Test
    void manyReadsAtOnceAreEachInTheAudit() {
        // When
        List<String> readers = java.util.stream.IntStream.range(0, 40)
                .mapToObj(number -> "reader" + number)
                .toList();
        practice.admin()
                .body(Map.of("careTeam", readers))
                .patch("/v1/clients/{id}", client)
                .then()
                .statusCode(200);
        readers.parallelStream()
                .forEach(reader -> practice.as("therapist", reader)
                        .get("/v1/clients/{id}", client)
                        .then()
                        .statusCode(200));

        // Then
        assertThat(practice.admin()
                        .get("/v1/clients/{id}/audit-events", client)
                        .jsonPath()
                        .<String>getList("events.agent"))
                .containsAll(readers);
    }

    private List<String> search(String key, String value) {
        return practice.admin()
                .queryParam(key, value)
                .get("/v1/audit-events")
                .jsonPath()
                .getList("events.operation");
    }

    private List<String> seenBy(String reader, String clientId) {
        return practice.admin()
                .queryParam("client", clientId)
                .queryParam("agent", reader)
                .get("/v1/audit-events")
                .jsonPath()
                .getList("events.operation");
    }

    private Set<String> clientsOfThePractice() {
        return new TreeSet<>(given().spec(practice.admin())
                .get("/v1/clients?limit=500")
                .jsonPath()
                .<String>getList("items.clientId"));
    }
}
