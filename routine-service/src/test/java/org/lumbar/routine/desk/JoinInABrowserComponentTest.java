package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.PageVisitor;
import org.lumbar.routine.Joining;

/** How somebody who has got a card becomes the client whom it is for. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class JoinInABrowserComponentTest extends AtTheDesk {
    private static final String NOT_VALID = "This code is not valid.";

    private UUID client;
    private Joining joining;
    private String sam;

    @BeforeEach
    void aClientAndAStranger() {
        client = practice.newClient();
        joining = new Joining(practice);
        sam = "stranger/" + UUID.randomUUID();
    }

    @Test
    void aScannedCodeComesPastTheSignInToItsFieldAndMakesTheLoginTheClient() {
        // Given
        String code = joining.invite(client).path("code");
        DeskWindow phone = window();

        // When
        phone.open("join#" + code);

        // Then
        assertThat(phone.page()).hasURL(phone.home() + "desk/join");
        phone.looksGood("join");

        // When
        phone.click(phone.text("Sign in and go on"));
        assertThat(phone.page().url()).doesNotContain(code);
        phone.signInHere(sam);

        // Then
        assertThat(phone.page().getByLabel("Code")).hasValue(code);
        phone.looksGood("join-code");

        // When
        phone.press("Join");

        // Then
        assertThat(phone.page().locator("h1")).hasText("You have joined");
        assertThat(phone.body()).contains("Client " + client.toString().substring(0, 4), "anna");
        phone.looksGood("joined");
        assertThat(today().statusCode()).isEqualTo(200);
        phone.end();
    }

    @Test
    void germanReadersReadGerman() {
        DeskWindow phone = window("de-DE");
        phone.open("join");
        assertThat(phone.page().locator("h1")).hasText("Mit Ihrer Praxis verbinden");
        phone.looksGood("join-de");
        phone.end();
    }

    @Test
    void aCodeThatIsRevokedUsedOrUnknownIsRefusedAlikeAndTheSixthWrongOneHasToWait() {
        // Given
        String used = joining.invite(client).path("code");
        assertThat(Joining.redeem(stack, "stranger/" + UUID.randomUUID(), used).statusCode())
                .isEqualTo(200);
        Response invited = joining.invite(client);
        String revoked = invited.path("code");
        practice.anna()
                .delete("/v1/clients/{id}/invitations/{invitation}", client, invited.<String>path("invitationId"))
                .then()
                .statusCode(204);
        DeskWindow phone = signedInToJoin(sam);

        for (String wrong : new String[] {used, revoked, "0000-0000-0000-0000", "no code", "7Q2M"}) {
            // When
            phone.fill("Code", wrong);
            phone.press("Join");

            // Then
            assertThat(phone.page().locator(".message.wrong")).containsText(NOT_VALID);
            assertThat(phone.page().getByLabel("Code")).hasValue(wrong);
        }
        phone.looksGood("join-refused");

        // When
        phone.fill("Code", joining.invite(client).<String>path("code"));
        phone.press("Join");

        // Then
        assertThat(phone.page().locator(".message.wrong")).containsText("Try again in 15 minutes.");
        assertThat(today().statusCode()).isEqualTo(403);
        phone.end();
    }

    @Test
    void staffAreToldToUseTheirOwnAccountAndTheCodeStaysValid() {
        // Given
        String code = joining.invite(client).path("code");
        anna.open("desk/join/code");

        // When
        anna.fill("Code", code);
        anna.press("Join");

        // Then
        assertThat(anna.page().locator(".message.wrong")).containsText("This account belongs to somebody here already");
        assertThat(Joining.redeem(stack, sam, code).statusCode()).isEqualTo(200);
    }

    @Test
    void noCodeIsAFaultOfItsField() {
        DeskWindow phone = signedInToJoin(sam);

        phone.press("Join");

        assertThat(phone.page().locator(".fault")).hasText("Please fill this in.");
        phone.end();
    }

    @Test
    void withoutScriptTheCodeIsTyped() throws Exception {
        // Given
        String code = joining.invite(client).path("code");
        PageVisitor phone = PageVisitor.signedIn(URI.create(home + "desk/join/code"), sam);

        // When
        HttpResponse<String> answer = phone.post("/desk/join/code", Map.of("code", code.replace("-", " ")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("You have joined");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(today().statusCode()).isEqualTo(200);
    }

    private DeskWindow signedInToJoin(String who) {
        DeskWindow phone = window();
        phone.open("desk/join/code");
        return phone.signInHere(who);
    }

    /** As the app asks. */
    private Response today() {
        return RestAssured.given().auth().oauth2(stack.token(sam)).get("/v1/clients/{id}/today", client);
    }
}
