package org.lumbar.routine.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.Chromium;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Joining;
import org.lumbar.routine.Practice;

/** The client's app on a phone, beside the real service. The edge is away here: what is entered waits in the outbox. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppInABrowserComponentTest {
    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    String home;

    private Practice practice;
    private UUID client;
    private Phone phone;
    private @Nullable Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start().orElse(null);
        Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
    }

    @BeforeEach
    void aClientWithAPhone() {
        practice = new Practice(stack);
        client = practice.newClient();
        phone = phone("en-GB");
    }

    @AfterEach
    void nothingWasBlockedOrMissed() {
        phone.end();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Phone phone(String locale) {
        return new Phone(Objects.requireNonNull(chromium), home, locale);
    }

    private String self() {
        return "client@" + practice.id() + "/" + client;
    }

    private void assign(String routine) {
        practice.planOf(client, routine, 0);
        practice.client(client).get("/v1/clients/{id}/today", client).then().statusCode(200);
    }

    @Test
    void aStrangerJoinsByTheCodeOfACardAndSeesWhatIsDue() {
        // Given
        assign("eight-steps");
        String code = new Joining(practice).invite(client).path("code");
        phone.hasTitle("Care for your back, step by step");
        phone.looksGood("welcome");

        // When
        phone.signIn("stranger/" + UUID.randomUUID());

        // Then
        phone.hasTitle("Type the code of your card");
        phone.looksGood("join");

        // When
        phone.page().getByLabel("Code").fill("7Q2M-KX4D-9T8R-VB3N");
        phone.press("Join");

        // Then
        assertThat(phone.page().locator(".message.wrong")).containsText("This code is not valid.");

        // When
        phone.page().getByLabel("Code").fill(code.toLowerCase(Locale.ROOT));
        phone.press("Join");

        // Then
        phone.hasTitle("Today");
        assertThat(phone.page().locator(".plan h2")).hasText("Eight gentle steps");
    }

    @Test
    void aSessionIsDoneFromFirstToLastStepWithoutANetworkAndNothingOfItIsLostWithItsTab() {
        // Given
        beginsWithoutANetwork();

        // When
        phone.press("Done without the timer");
        phone.hasTitle("Drink water");
        phone.press("Skip");
        phone.looksGood("skip");
        phone.press("I lack what it needs");
        phone.hasTitle("Warm the lower back");
        Page before = phone.page();
        phone.open();
        before.close();

        // Then
        phone.hasTitle("Warm the lower back");
        assertThat(phone.page().locator(".outbox")).hasText("4 entries not sent yet");

        // When
        phone.press("How does it feel?");
        phone.looksGood("rate");
        phone.press("5 of 10");

        // Then
        assertThat(phone.page().locator("dialog h2")).hasText("Stop this step");
        phone.looksGood("guidance");

        // When
        phone.press("Leave this step");
        phone.hasTitle("Breathe deeply");
        phone.doTheRest();

        // Then
        endsAsDone();
    }

    private void beginsWithoutANetwork() {
        assign("warm-massage-cool");
        phone.signIn(self());
        phone.hasTitle("Today");
        assertThat(phone.page().locator(".outbox")).hasText("All sent");
        phone.looksGood("today");
        phone.isOnTheDevice();
        phone.context().setOffline(true);
        phone.press("Begin");
        phone.looksGood("intro");
        phone.press("3 of 10");
        assertThat(phone.page().locator(".outbox")).hasText("2 entries not sent yet");
        phone.hasTitle("Lie down in a quiet place");
        phone.looksGood("step");
    }

    private void endsAsDone() {
        phone.hasTitle("That was the last step");
        phone.press("2 of 10");
        assertThat(phone.button("Better")).isVisible();
        phone.looksGood("feeling");
        phone.press("Better");
        phone.hasTitle("Today");
        assertThat(phone.page().locator(".plan .state")).containsText("Done on this phone");
        assertThat(phone.page().locator(".outbox")).hasText(Pattern.compile("1\\d entries not sent yet"));
        phone.page().locator(".outbox").click();
        phone.looksGood("entries");
    }

    @Test
    void germanReadersReadGermanAndAStopIsHeardAtOnce() {
        // Given
        phone.end();
        phone = phone("de-DE");
        assign("ball-or-roller");
        phone.press("Anmelden");
        phone.atTheProvider(self());
        phone.hasTitle("Heute");
        phone.looksGood("today-de");

        // When
        phone.press("Beginnen");
        phone.looksGood("intro-de");
        phone.press("3 von 10");
        phone.press("Stopp");
        phone.looksGood("stop-de");
        phone.press("Der Schmerz ist unerträglich");

        // Then
        assertThat(phone.page().locator("dialog h2")).hasText("Lassen Sie sich jetzt ärztlich untersuchen");
        phone.looksGood("doctor-de");
        phone.press("Verstanden");
        phone.hasTitle("Sie haben aufgehört");
        phone.press("Schließen");
        phone.hasTitle("Heute");
        phone.press("Mehr");
        phone.looksGood("more-de");
        phone.press("Fortschritt");
        phone.looksGood("progress-de");
    }

    @Test
    void thePageCallsNobodyButItsOwnInstallationAndFitsIntoASlowNetwork() {
        // Given
        Response page = Objects.requireNonNull(phone.page().reload());

        // Then
        assertThat(page.headerValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self' " + stack.issuer())
                .doesNotContain("unsafe", "*");
        Object bytes = phone.page().evaluate("""
                () => performance.getEntriesByType('resource').filter((each) => /\\.(js|css)$/.test(each.name))
                    .reduce((sum, each) => sum + each.encodedBodySize, 0)""");
        assertThat(((Number) bytes).intValue()).isBetween(10_000, 150_000);
        Object elsewhere = phone.page()
                .evaluate(
                        "() => performance.getEntriesByType('resource').map((each) => new URL(each.name).origin).filter((each) => each !== location.origin)");
        assertThat(elsewhere).isEqualTo(List.of());

        // Printed: a machine that builds is no phone.
        Duration firstScreen = phone.firstScreen();
        System.out.printf("The app's first screen, cold, slow 4G, CPU / 4: %d ms%n", firstScreen.toMillis());
        assertThat(firstScreen).isLessThan(Duration.ofSeconds(30));
    }
}
