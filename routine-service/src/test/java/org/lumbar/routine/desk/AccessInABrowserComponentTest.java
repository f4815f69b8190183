package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.Joining;

/** How a therapist lets a client into the app, takes that back, and records what they have decided about their data. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class AccessInABrowserComponentTest extends AtTheDesk {
    private UUID client;
    private Joining joining;
    private String sam;

    @BeforeEach
    void aClientAndAStranger() {
        client = practice.newClient();
        joining = new Joining(practice);
        sam = "stranger/" + UUID.randomUUID();
        page();
    }

    private void page() {
        anna.open("desk/clients/" + client);
    }

    @Test
    void anInvitationIsShownOnceInCharactersAndAsAPictureThatACameraReads() throws Exception {
        // When
        anna.press("Invite to the app");

        // Then
        String code = anna.page().locator(".invitation-code").innerText();
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(readByACamera()).isEqualTo(anna.home() + "join#" + code);
        assertThat(anna.page().url()).doesNotContain(code);
        anna.looksGood("desk-card");

        // When
        page();

        // Then
        assertThat(anna.page().content()).doesNotContain(code);
        assertThat(anna.page().locator("#access")).containsText("valid until");
        assertThat(Joining.redeem(stack, sam, code).statusCode()).isEqualTo(200);
    }

    /** Not even a picture of the screen in the dark would do: what is read is what a camera sees. */
    private String readByACamera() throws IOException, ReaderException {
        BufferedImage seen =
                ImageIO.read(new ByteArrayInputStream(anna.page().locator(".qr").screenshot()));
        int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        RGBLuminanceSource light = new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)))
                .getText();
    }

    @Test
    void aPrintedCardHasTheCodeAndNeitherTheClientsNameNorThePagesButtons() {
        // Given
        anna.press("Invite to the app");

        // When
        anna.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        // Then
        assertThat(anna.page().locator(".invitation-code")).isVisible();
        assertThat(anna.page().locator(".qr")).isVisible();
        assertThat(anna.body()).doesNotContain("Client " + client.toString().substring(0, 4), "Print this card");
    }

    @Test
    void anOpenInvitationIsRevokedAtTheDesk() {
        // Given
        String code = joining.invite(client).path("code");
        page();
        anna.looksGood("desk-invited");

        // When
        anna.page().locator("#access").getByText("Revoke").click();

        // Then
        assertThat(anna.page().locator(".message")).containsText("its code is worthless now");
        assertThat(anna.page().locator("#access li")).hasCount(0);
        assertThat(Joining.redeem(stack, sam, code).statusCode()).isEqualTo(404);
    }

    @Test
    void aLoginIsTakenAwayAtTheDesk() {
        // Given
        joining.join(client, sam, stack);
        page();
        assertThat(anna.page().locator("#access")).containsText("Account " + sam.substring("stranger/".length()));

        // When
        anna.page().locator("#access").getByText("Take away").click();

        // Then
        assertThat(anna.page().locator(".message")).containsText("The login is taken away");
        practice.anna().get("/v1/clients/{id}/logins", client).then().body("", hasSize(0));
    }

    @Test
    void theEleventhOpenInvitationIsRefusedInWords() {
        // Given
        for (int i = 0; i < 10; i++) {
            var unused = joining.invite(client);
        }
        page();

        // When
        anna.press("Invite to the app");

        // Then
        assertThat(anna.page().locator(".message.wrong")).containsText("ten open invitations");
    }

    @Test
    void aDecisionIsRecordedForTheClientWithTheVersionOfTheText() {
        // Given
        publish("We store what you report.");
        page();

        // When
        anna.click(anna.text("Record a decision of the client"));
        anna.click(anna.text("The text that the client has to see, version 1"));
        assertThat(anna.page().locator("details.text")).containsText("We store what you report.");
        anna.looksGood("desk-consent");
        anna.fill("Note (optional), such as where the signed paper is filed", "signed, folder 7");
        anna.press("Consents to text 1");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The consent is recorded.");
        assertThat(anna.body()).contains("Given, text 1", "recorded by staff", "signed, folder 7");
        consents("GIVEN", "STAFF");

        // When
        anna.click(anna.text("Record a decision of the client"));
        anna.press("Withdraws consent");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The withdrawal is recorded.");
        consents("WITHDRAWN", "STAFF", "STAFF");
    }

    @Test
    void whoRecordsConsentToATextThatWasReplacedMeanwhileIsToldAndKeepsTheirNote() {
        // Given
        publish("We store what you report.");
        page();
        anna.click(anna.text("Record a decision of the client"));
        anna.fill("Note (optional), such as where the signed paper is filed", "signed, folder 7");
        publish("We store and analyse what you report.");

        // When
        anna.press("Consents to text 1");

        // Then
        assertThat(anna.page().locator(".message.wrong")).containsText("newer consent text");
        assertThat(anna.page().getByLabel("Note (optional), such as where")).hasValue("signed, folder 7");
        practice.anna()
                .get("/v1/clients/{id}/consents", client)
                .then()
                .body("decisions", hasSize(0))
                .body("consent.state", equalTo("NOT_ASKED"));

        // When
        anna.press("Consents to text 2");

        // Then
        consents("GIVEN", "STAFF");
    }

    @Test
    void anAdministratorPublishesTheTextAndTheSecondOfTwoIsTold() {
        // Given
        DeskWindow max = window().signIn("practice-admin@" + practice.id() + "/max");
        max.click(max.text("Consent text"));
        max.press("Publish as the next version");
        assertThat(max.page().locator(".message.wrong")).containsText("in English or in German at least");

        // When
        max.fill("Heading, In English", "Your data");
        max.press("Publish as the next version");

        // Then
        assertThat(max.page().locator(".fault")).hasText("Please fill this in.");
        assertThat(max.page().locator("#title-en")).hasValue("Your data");

        // When
        max.page().locator("#text-en").fill("We store\nwhat you report.");
        max.press("Publish as the next version");

        // Then
        assertThat(max.page().locator(".message")).containsText("The text is published.");
        practice.anna()
                .get("/v1/consent-text")
                .then()
                .body("version", equalTo(1))
                .body("texts.en.text", equalTo("We store\nwhat you report."));
        max.looksGood("desk-consent-text");

        // When
        publish("Somebody else was faster.");
        max.page().locator("#text-en").fill("Mine.");
        max.press("Publish as the next version");

        // Then
        assertThat(max.page().locator(".message.wrong")).containsText("Somebody else has changed this");
        assertThat(max.page().locator("#text-en")).hasValue("Mine.");
        max.end();
    }

    @Test
    void whereThePracticeHasNoTextThePageSaysSo() {
        assertThat(anna.body()).contains("Your practice has not published a consent text yet");
    }

    private void publish(String english) {
        practice.admin()
                .body(Map.of("texts", Map.of("en", Map.of("title", "Your data", "text", english))))
                .post("/v1/consent-text")
                .then()
                .statusCode(201);
    }

    private void consents(String state, String... recordedBy) {
        practice.anna()
                .get("/v1/clients/{id}/consents", client)
                .then()
                .body("consent.state", equalTo(state))
                .body("decisions.recordedBy", contains(List.of(recordedBy).toArray()));
    }
}
