package org.lumbar.routine.staff;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Joining;

/** A practice that an operator has made, and the people who join it with accounts that claim nothing. */
record Staff(TestStack stack, UUID practice, String firstCode) {

    /** A new practice, to which nobody has come yet. */
    static Staff ofANewPractice(TestStack stack) {
        Response made = operator(stack).body(Map.of()).post("/v1/practices");
        made.then().statusCode(201);
        return new Staff(stack, UUID.fromString(made.path("practiceId")), made.path("code"));
    }

    static RequestSpecification operator(TestStack stack) {
        return by(stack.token("operator/olga"));
    }

    static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** A request with an account that claims nothing. */
    RequestSpecification as(String subject) {
        return by(stack.token("stranger/" + subject));
    }

    /** Its first administrator, who has joined. */
    String admin() {
        String admin = newSubject();
        redeem(admin, firstCode).then().statusCode(200);
        return admin;
    }

    /** Somebody who has joined by an administrator's invitation. */
    String joined(String admin, String role) {
        String subject = newSubject();
        redeem(subject, invite(admin, role).path("code")).then().statusCode(200);
        return subject;
    }

    Response invite(String admin, String role) {
        Response invited = as(admin).body(Map.of("role", role, "name", "Eve")).post(path("invitations"));
        invited.then().statusCode(201);
        return invited;
    }

    Response redeem(String subject, String code) {
        return Joining.redeem(stack, "stranger/" + subject, code);
    }

    Response end(String admin, String subject) {
        String login = as(admin)
                .get(path("logins"))
                .jsonPath()
                .param("subject", subject)
                .getString("find { it.subject == subject }.loginId");
        return as(admin).delete(path("logins/" + login));
    }

    /** Those who work for it, as an administrator reads them. */
    List<String> logins(String admin) {
        return as(admin)
                .get(path("logins"))
                .jsonPath()
                .getList("findAll { it.endedAt == null }.collect { it.subject + ' ' + it.role }");
    }

    String path(String what) {
        return "/v1/practices/" + practice + "/" + what;
    }

    static String newSubject() {
        return UUID.randomUUID().toString();
    }

    /** The newest snapshot, once all of them are published. */
    JsonNode published() {
        await("all to be published")
                .until(() -> stack.asService("select (revision = published_revision)::text from practice"
                                + " where practice_id = '" + practice + "'")
                        .equals("true"));
        List<byte[]> values = stack.consume("practices").stream()
                .filter(each -> each.key().equals(practice.toString()))
                .map(each -> each.value())
                .toList();
        try {
            return new ObjectMapper().readTree(values.get(values.size() - 1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
