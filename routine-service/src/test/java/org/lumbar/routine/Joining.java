package org.lumbar.routine;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.lumbar.backbone.TestStack;

/** Invitations of a practice, and those who redeem them. */
public final class Joining {
    private final Practice practice;

    public Joining(Practice practice) {
        this.practice = practice;
    }

    /** The id and the code of a new invitation of a client. */
    public Response invite(UUID client) {
        return practice.admin()
                .post("/v1/clients/{id}/invitations", client)
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    /** Redeems a code with somebody's token, from an address of their own. */
    public static Response redeem(TestStack stack, String username, String code) {
        return from(stack, username, UUID.randomUUID().toString())
                .body(Map.of("code", code))
                .post("/v1/invitations/redeem");
    }

    /** A request of somebody who comes from an address. */
    public static RequestSpecification from(TestStack stack, String username, String address) {
        return given().auth()
                .oauth2(stack.token(username))
                .contentType("application/json")
                .header("X-Forwarded-For", address);
    }

    /** Makes somebody the client. */
    public void join(UUID client, String username, TestStack stack) {
        redeem(stack, username, invite(client).path("code")).then().statusCode(200);
    }

    /** Takes the login of a name like {@code stranger/joe} from the client. */
    public void revokeLogin(UUID client, String username) {
        String login = practice.admin()
                .get("/v1/clients/{id}/logins", client)
                .jsonPath()
                .param("subject", username.substring(username.indexOf('/') + 1))
                .getString("find { it.subject == subject }.loginId");
        practice.admin()
                .delete("/v1/clients/{id}/logins/{login}", client, login)
                .then()
                .statusCode(204);
    }
}
