package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.insights.FinishedSpans;

/** Pages that stay open: they follow what happens, and say so when they can't. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "live"))
class LiveComponentTest extends InABrowser {
    private static final double LONG_ENOUGH_MS = 20_000;

    /** How old the list is at most while changes never cease. */
    private static final long FRESH_ENOUGH_MS = 3_000;

    /** Clients whose news is measured: one slow moment of the machine decides nothing. */
    private static final int MEASURED = 5;

    @Inject
    FinishedSpans spans;

    private Practice practice;
    private UUID amara;
    private UUID fading;

    @BeforeAll
    void aPracticeWithTwoClients() {
        practice = new Practice(stack);
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.plans().daily(amara, "Heat", "DDDDDDPDDDDDDD");
        practice.pain(amara, "4433.");
        fading = practice.client("Femi Adeyemi", List.of("anna"));
        practice.plans().daily(fading, "Heat", "DDDDDDPDDDMMMMMMMMM");
        practice.pain(fading, "3333........");
        practice.untilRead();
    }

    @Test
    void anOpenPageShowsWhatArrivesWithoutALoad() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);
        page.evaluate("window.stayed = true");
        page.waitForFunction("performance.getEntriesByType('resource').length > 0");

        // When
        practice.pain(amara, "9");

        // Then
        assertThat(page.locator(".tile").first())
                .containsText("9", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_ENOUGH_MS));
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void whatArrivesIsShownWithinThreeSecondsThoughChangesNeverCease() {
        // Given
        UUID busy = practice.client("Busy Bea", List.of("anna"));
        Map<String, UUID> quiet = new LinkedHashMap<>();
        for (int i = 1; i <= MEASURED; i++) {
            quiet.put("Quiet Quentin " + i, practice.client("Quiet Quentin " + i, List.of("anna")));
        }
        practice.untilRead();
        visit.signIn("Anna Lind");
        page.waitForResponse(home + "live", () -> page.navigate(home));
        ShownAt shown = ShownAt.watch(page, "7", quiet.keySet());
        ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
        var unused = others.scheduleAtFixedRate(() -> practice.dose(busy, 60), 0, 200, TimeUnit.MILLISECONDS);

        // When
        List<Long> taken = new ArrayList<>();
        try {
            quiet.forEach((name, client) -> {
                long sent = System.currentTimeMillis();
                practice.pain(client, "7");
                assertThat(page.locator(".client", new Page.LocatorOptions().setHasText(name))
                                .locator(".pain"))
                        .containsText("7", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_ENOUGH_MS));
                taken.add(shown.millis(name) - sent);
            });
        } finally {
            others.shutdownNow();
        }

        // Then
        assertThat(taken.stream().sorted().toList().get(MEASURED / 2))
                .as("the median of %s ms", taken)
                .isLessThanOrEqualTo(FRESH_ENOUGH_MS);
    }

    @Test
    void aTraceGoesOnToTheOpenPageAndToTheRequestWithWhichItShowsWhatIsNew() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Practice traced = new Practice(stack);
        traced.traced("00-" + trace + "-00f067aa0ba902b7-01");
        visit.signIn("Anna Lind");
        // The page before has a stream of its own, whose answer may come late.
        page.waitForResponse(
                answer -> answer.url().equals(home + "live")
                        && (home + "clients/" + amara)
                                .equals(answer.request().headers().get("referer")),
                () -> page.navigate(home + "clients/" + amara));

        // When
        traced.dose(amara, 60);

        // Then
        await("the page's request to end")
                .atMost(Duration.ofMillis((long) LONG_ENOUGH_MS))
                .until(() -> named(trace, "GET /clients/{clientId}").isPresent());
        SpanData intake = named(trace, "intake").orElseThrow();
        SpanData push = named(trace, "push").orElseThrow();
        assertThat(push.getParentSpanId()).isEqualTo(intake.getSpanId());
        assertThat(push.getAttributes().isEmpty()).isTrue();
        assertThat(named(trace, "GET /clients/{clientId}").orElseThrow().getParentSpanId())
                .isEqualTo(push.getSpanId());
    }

    private Optional<SpanData> named(String trace, String name) {
        return spans.of(trace).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst();
    }

    /** Whoever holds the connection open without a word, as a router that forgot it does. */
    @Test
    void aConnectionOnWhichNothingIsHeardIsNoticedWithin30Seconds() {
        // Given
        page.clock().install();
        visit.signIn("Anna Lind");
        List<Route> held = new ArrayList<>();
        page.route("**/live", held::add);
        page.reload();
        page.waitForCondition(() -> !held.isEmpty());

        // When
        page.clock().runFor(26_000);

        // Then
        assertThat(page.locator("#connection p")).isVisible();
        assertThat(page.locator("#connection"))
                .containsText(Pattern.compile("not live since \\d\\d:\\d\\d\\. What you see may be out of date"));
        page.waitForCondition(() -> held.size() > 1);

        // When
        page.unroute("**/live");
        page.clock().runFor(26_000);

        // Then
        assertThat(page.locator("#connection p")).isHidden();
    }

    @Test
    void anOpenPageHearsThatItsConnectionLives() throws Exception {
        // Given
        PlainBrowser anna = PlainBrowser.signedIn(home, "anna");

        // When
        try (BufferedReader stream = anna.listen("live")) {
            // Then
            await("two heartbeats").atMost(Duration.ofSeconds(30)).until(() -> beats(stream, 2));
        }
    }

    private static boolean beats(BufferedReader stream, int wanted) throws IOException {
        int heard = 0;
        String line = "";
        while (heard < wanted && line != null) {
            line = stream.readLine();
            heard += line != null && line.replace(" ", "").equals("event:beat") ? 1 : 0;
        }
        return heard == wanted;
    }

    @Test
    void whatSomebodyTypesStaysWhileEverythingAroundItIsRead() {
        // Given
        UUID hurting = practice.client("Hanna Hurting", List.of("anna"));
        practice.plans().daily(hurting, "Heat", "DDDDDDPDDDDDDD");
        practice.pain(hurting, "4439");
        practice.untilRead();
        visit.signIn("Anna Lind");
        page.waitForResponse(home + "live", () -> page.navigate(home + "clients/" + hurting));
        page.getByText("Add a note").first().click();
        Locator note = page.getByLabel("Note").first();
        note.pressSequentially("Called; ");
        page.evaluate("document.activeElement.stays = true");

        // When
        practice.pain(hurting, "3");

        // Then
        assertThat(page.locator(".tile").first())
                .containsText("6 of 10", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_ENOUGH_MS));
        note.pressSequentially("rests");
        assertThat(note).hasValue("Called; rests");
        assertThat(page.evaluate("document.activeElement.stays")).isEqualTo(true);

        // When
        page.locator("h1").click();

        // Then
        assertThat(page.locator("[data-behind]")).hasCount(0);
        assertThat(page.locator(".unsent q")).hasText("Called; rests");
    }

    @Test
    void aLostConnectionIsSaid() {
        // Given
        visit.expectComplaint("ERR_FAILED");
        page.clock().install();
        visit.signIn("Anna Lind");
        page.route("**/live", Route::abort);

        // When
        page.reload();
        page.waitForTimeout(100);
        page.clock().runFor(12_000);

        // Then
        assertThat(page.locator("#connection")).containsText("Live updates have stopped");
        assertThat(page.locator("#connection p")).isVisible();
        visit.looksGoodAtNightToo("triage-stale");
        page.unroute("**/live");
        page.clock().runFor(16_000);
        assertThat(page.locator("#connection p")).isHidden();
    }

    @Test
    void oldDataIsCalledOld() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + fading);

        // Then
        assertThat(page.locator(".about .upto.old")).containsText("old data");
        assertThat(page.locator(".why")).containsText("Nothing heard for two days");
        visit.looksGood("client-old");
    }

    @Test
    void anOutageIsSaidPlainly() {
        // Given
        visit.signIn("Anna Lind");
        stack.stopPostgres();
        visit.expectComplaint("503");

        // When
        Response answer = page.navigate(home);

        // Then
        stack.startPostgres();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(page.locator("h1")).hasText("Something went wrong on our side");
        visit.looksGoodAtNightToo("broken");
        await("the database answers on every connection again")
                .during(Duration.ofSeconds(2))
                .until(() -> page.navigate(home).status() == 200);
    }
}
