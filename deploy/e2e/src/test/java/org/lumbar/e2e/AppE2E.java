package org.lumbar.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumbar.backbone.Chromium;
import org.lumbar.local.Part;

/** Story: a client does two routines from first to last step in airplane mode, loses the tab again and again, and comes back online. */
@ExtendWith(RunningSystem.class)
class AppE2E {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long SEED = 17;
    private static final int ONE_OF = 3;
    private static final int STARTED_RATED_TWICE_AND_COMPLETED = 4;

    private final SystemUnderTest system;
    private final URI app;

    AppE2E(SystemUnderTest system) {
        this.system = system;
        this.app = system.address(Part.SITE).resolve("/app");
    }

    @Test
    void twoRoutinesInAirplaneModeArriveWholeAndOnceHoweverOftenTheTabIsKilled() {
        try (Chromium chromium = Chromium.start().orElse(null)) {
            Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
            if (chromium != null) {
                Browser.NewContextOptions phone =
                        new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(390, 760);
                playedOffline(chromium.browser().newContext(phone));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ROUTINE", "SESSION", "INSIGHTS"})
    void scriptsOfTheAppsOriginMayCallTheServiceAndOthersMayNot(Part service) throws Exception {
        String ours = app.resolve("/").toString().replaceFirst("/$", "");

        assertThat(preflight(service, ours).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(ours);
        assertThat(preflight(service, "http://localhost:1").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private HttpResponse<String> preflight(Part service, String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(system.address(service).resolve("/v1/clients/1/anything"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What the contract's page says to whoever writes an app. */
    @Test
    void whoTypesTheContractsExamplesHasAFirstSession() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        Map<String, String> examples = Readme.examples(system.repository().resolve("contracts/README.md"));
        assertThat(examples).containsOnlyKeys("app-who", "app-today", "app-session", "app-read");

        try (Shell shell = new Shell(system.repository())) {
            // When
            typed(shell, examples, "app-who", client);
            typed(shell, examples, "app-today", client);
            String answers = typed(shell, examples, "app-session", client);

            // Then
            assertThat(answers).contains("\"LIGHTER\"").doesNotContain("rejected");
            await("the session is there")
                    .atMost(SOON)
                    .until(() -> typed(shell, examples, "app-read", client).contains("\"BETTER\""));
        }
    }

    private String typed(Shell shell, Map<String, String> examples, String name, Newcomer client) {
        String commands =
                Objects.requireNonNull(examples.get(name)).replace("username=kim", "username=" + client.self());
        Shell.Result result = shell.run(system.here(commands));
        assertThat(result.status()).as("%s said %s", name, result.output()).isZero();
        return result.output();
    }

    private void playedOffline(BrowserContext phone) {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        client.onto(system, "partner-massage");
        Page page = signedIn(phone, client);
        List<JsonNode> plans = new ArrayList<>();
        system.routine(client.self())
                .get(client.path("today"))
                .expect(200)
                .json()
                .path("plans")
                .forEach(plans::add);
        phone.setOffline(true);

        // When
        Random chance = new Random(SEED);
        for (JsonNode plan : plans) {
            page = played(phone, page, plan, chance);
        }
        String waiting = page.locator(".outbox").innerText();
        phone.setOffline(false);

        // Then
        Page back = page;
        await("everything is sent")
                .atMost(SOON)
                .until(() -> back.locator(".outbox").innerText().equals("All sent"));
        await("both sessions are there").atMost(SOON).until(() -> closed(client) == plans.size());
        int events = plans.stream()
                .mapToInt(plan -> isWhole(plan, sessionOf(plan, client)))
                .sum();
        assertThat(waiting).isEqualTo(events + " entries not sent yet");
        phone.close();
    }

    private Page signedIn(BrowserContext phone, Newcomer client) {
        Page page = opened(phone);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        page.locator("#username").fill(client.self());
        page.locator("#username").press("Enter");
        assertThat(page.locator(".plan h2")).hasCount(2);
        await("the app is on the device")
                .atMost(SOON)
                .until(() -> Boolean.TRUE.equals(page.evaluate("() => navigator.serviceWorker.controller !== null")));
        return page;
    }

    /** From first to last step; after about every third the tab is killed, and another one opened. */
    private Page played(BrowserContext phone, Page first, JsonNode plan, Random chance) {
        Page page = first;
        page.locator(
                        ".plan",
                        new Page.LocatorOptions().setHasText(plan.path("title").asText()))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Begin"))
                .click();
        press(page, "3 of 10");
        assertThat(page.locator(".thumb")).isVisible();
        while (!page.locator("h1").innerText().equals("That was the last step")) {
            String step = page.locator("h1").innerText();
            press(page, "Done without the timer");
            assertThat(page.locator("h1")).not().hasText(step);
            if (chance.nextInt(ONE_OF) == 0) {
                page.close();
                page = opened(phone);
                assertThat(page.locator(".thumb, .scale").first()).isVisible();
            }
        }
        press(page, "2 of 10");
        press(page, "Better");
        assertThat(page.locator("h1")).hasText("Today");
        return page;
    }

    private long closed(Newcomer client) {
        return sessions(client).stream()
                .filter(each -> each.path("closed").asBoolean())
                .count();
    }

    private JsonNode sessionOf(JsonNode plan, Newcomer client) {
        return sessions(client).stream()
                .filter(each -> each.path("planId").equals(plan.path("planId")))
                .findFirst()
                .orElseThrow();
    }

    /** Every step that was to be done was done once, and what was said before and after is there. Returns how many events that took. */
    private static int isWhole(JsonNode plan, JsonNode session) {
        List<String> wanted = new ArrayList<>();
        plan.path("steps").forEach(step -> {
            if (step.path("action").asText().equals("DO")
                    && (!step.path("recurring").asBoolean()
                            || step.path("required").asBoolean())) {
                wanted.add(step.path("key").asText());
            }
        });
        List<String> done = new ArrayList<>();
        session.path("steps").forEach(step -> done.add(step.path("key").asText()));
        assertThat(done).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(session.path("feeling").asText()).isEqualTo("BETTER");
        int events = wanted.size() + STARTED_RATED_TWICE_AND_COMPLETED;
        assertThat(session.path("eventCount").asInt()).isEqualTo(events);
        return events;
    }

    private List<JsonNode> sessions(Newcomer client) {
        return system.session(client.self()).pages(client.path("sessions"), "items");
    }

    private Page opened(BrowserContext phone) {
        Page page = phone.newPage();
        page.navigate(app.toString());
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
