package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.PageVisitor;
import org.lumbar.backbone.TestStack;

/** The desk's pages about a client, asked by strangers, with the service's own checks switched off: PostgreSQL's wall stands. */
@QuarkusTest
@TestProfile(Gullible.Profile.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class DeskWallComponentTest {
    private static final String SECRET = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("desk")
    URI desk;

    private Practice practice;
    private UUID client;
    private String plan;

    @BeforeEach
    void aClientInBensCare() {
        practice = new Practice(stack);
        Gullible.practice = practice.id();
        Gullible.nobodyHasEveryRole = false;
        client = practice.newClient();
        plan = practice.newPlan(client, "eight-steps").path("planId");
        practice.admin()
                .body(Map.of("careTeam", List.of("ben"), "displayName", SECRET))
                .patch("/v1/clients/{id}", client)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void asInTheOtherTestsOfTheWall() {
        Gullible.nobodyHasEveryRole = true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "therapist@%1$s/anna",
                "therapist@%1$s/cara",
                "therapist@%2$s/ben",
                "practice-admin@%2$s/max",
            })
    void noStrangerReadsOrChangesARowAtTheDesk(String who) throws Exception {
        // Given
        PageVisitor stranger = PageVisitor.signedIn(desk, who.formatted(practice.id(), UUID.randomUUID()));
        Map<String, List<String>> before = rows();

        // When
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(stranger.open("/desk"));
        for (String page : DeskPages.of("GET", client, plan)) {
            answers.add(stranger.open(page));
        }
        for (String form : DeskPages.of("POST", client, plan)) {
            answers.add(stranger.post(form, DeskPages.FIELDS));
        }

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.uri().getPath()).isNotEqualTo(500);
            assertThat(answer.body()).as(answer.uri().getPath()).doesNotContain(SECRET);
        });
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoHasNoSessionIsSentToSignInAndChangesNothing() {
        // Given
        Map<String, List<String>> before = rows();

        // Then
        for (String page : DeskPages.of("GET", client, plan)) {
            Response answer = given().redirects().follow(false).get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(302);
        }
        for (String form : DeskPages.of("POST", client, plan)) {
            Response answer = given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParams(DeskPages.FIELDS)
                    .post(form);
            assertThat(answer.statusCode()).as(form).isNotIn(200, 303, 500);
        }
        assertThat(rows()).isEqualTo(before);
    }

    /** Else the tests above would pass on a desk that shows nobody anything. */
    @Test
    void theCarerIsServedThroughTheWall() throws Exception {
        PageVisitor ben = PageVisitor.signedIn(desk, "therapist@" + practice.id() + "/ben");

        assertThat(ben.open("/desk/clients/" + client).body()).contains(SECRET);
    }

    private Map<String, List<String>> rows() {
        return SettledRows.of(stack);
    }
}
