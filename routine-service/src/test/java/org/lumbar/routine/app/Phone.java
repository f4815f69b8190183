package org.lumbar.routine.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.lumbar.backbone.Chromium;

/** A client's phone with the app, and what its browser complained about. */
final class Phone {
    private static final double PATIENCE_MS = 15_000;
    private static final int WIDE = 390;
    private static final int NARROW = 320;
    private static final int HIGH = 760;

    private final BrowserContext context;
    private final String home;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    Phone(Chromium chromium, String home, String locale) {
        this.home = home;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDE, HIGH)
                        .setHasTouch(true)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        page = open();
    }

    /** A tab with the app; its page is the phone's from now on. */
    Page open() {
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // A service that is away is an answer like any other, which the console names.
            boolean away = message.text().contains("Failed to load resource");
            if (message.type().equals("error") && !away || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(home + "app");
        return page;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** At the identity provider, whose page has come. */
    void signIn(String person) {
        press("Sign in");
        atTheProvider(person);
    }

    void atTheProvider(String person) {
        page.locator("#username").fill(person);
        page.locator("#username").press("Enter");
        page.waitForURL(home + "app");
    }

    void press(String button) {
        button(button).first().click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** How long the first screen takes from nothing, on slow 4G and with a processor of a quarter of this machine's speed. */
    Duration firstScreen() {
        Page slow = context.newPage();
        CDPSession wire = context.newCDPSession(slow);
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 150);
        network.addProperty("downloadThroughput", 1_600 * 1_024 / 8);
        network.addProperty("uploadThroughput", 750 * 1_024 / 8);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", 4);
        JsonObject without = new JsonObject();
        without.addProperty("cacheDisabled", true);
        without.addProperty("bypass", true);
        wire.send("Network.enable");
        wire.send("Network.emulateNetworkConditions", network);
        wire.send("Network.setCacheDisabled", without);
        wire.send("Network.setBypassServiceWorker", without);
        wire.send("Emulation.setCPUThrottlingRate", processor);
        long begin = System.nanoTime();
        slow.navigate(home + "app");
        slow.getByRole(AriaRole.BUTTON).first().waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slow.close();
        return took;
    }

    /** Everything that the app needs without a network is there. */
    void isOnTheDevice() {
        Awaitility.await("the worker")
                .atMost(Duration.ofSeconds(15))
                .until(() -> Boolean.TRUE.equals(page.evaluate("() => navigator.serviceWorker.controller !== null")));
    }

    /** Every step that is left, one after the other. */
    void doTheRest() {
        while (button("Done without the timer").isVisible()) {
            String step = page.locator("h1").innerText();
            press("Done without the timer");
            assertThat(page.locator("h1")).not().hasText(step);
        }
    }

    void hasTitle(String words) {
        assertThat(page.locator("h1")).hasText(words);
    }

    String body() {
        return page.locator("body").innerText();
    }

    /** By day and at night, on a small phone, and with letters twice as large: nothing sticks out, and axe has nothing to say. */
    void looksGood(String name) {
        picture(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, HIGH);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        picture(name + "-large");
        page.evaluate("document.documentElement.style.fontSize = ''");
        page.setViewportSize(WIDE, HIGH);
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", "app-" + name + ".png"))
                .setFullPage(true));
        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).as(name).isLessThanOrEqualTo(0);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .as(name)
                .isEmpty();
    }

    /** Fails if the browser blocked or missed anything. */
    void end() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
