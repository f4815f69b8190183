package org.lumbar.routine.joining;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Joining;
import org.lumbar.routine.Practice;

/** A client, a stranger who may join as that client, and what the practice sees of it. */
record Stranger(TestStack stack, Practice practice, Joining joining, UUID client, String sam) {

    static Stranger beside(TestStack stack) {
        Practice practice = new Practice(stack);
        return new Stranger(
                stack, practice, new Joining(practice), practice.newClient(), "stranger/" + UUID.randomUUID());
    }

    Response joiningOfAnErasedClient() {
        UUID erased = practice.newClient();
        Response invited = joining.invite(erased);
        practice.admin().delete("/v1/clients/{id}", erased).then().statusCode(204);
        return invited;
    }

    Response today(String who) {
        return todayBy(stack.token(who), client);
    }

    static Response todayBy(String token, UUID of) {
        return io.restassured.RestAssured.given().auth().oauth2(token).get("/v1/clients/{id}/today", of);
    }

    Response revoke(String invitation) {
        return practice.anna().delete("/v1/clients/{id}/invitations/{invitation}", client, invitation);
    }

    List<String> states() {
        return practice.anna()
                .get("/v1/clients/{id}/invitations", client)
                .jsonPath()
                .getList("collect { it.state + ' by ' + it.createdBy }");
    }

    List<String> logins() {
        return practice.anna().get("/v1/clients/{id}/logins", client).jsonPath().getList("subject");
    }

    List<String> history() {
        return practice.anna()
                .get("/v1/clients/{id}/history", client)
                .jsonPath()
                .getList("collect { it.change + ' by ' + it.changedBy }");
    }

    /** The newest snapshot, once all of them are published. */
    JsonNode published() {
        await("all to be published")
                .until(() -> stack.asService(
                                "select (revision = published_revision)::text from client where client_id = '" + client
                                        + "'")
                        .equals("true"));
        List<byte[]> values = stack.consume("clients").stream()
                .filter(each -> each.key().equals(client.toString()))
                .map(each -> each.value())
                .toList();
        try {
            return new ObjectMapper().readTree(values.get(values.size() - 1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String subject(String username) {
        return username.substring(username.indexOf('/') + 1);
    }
}
