package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.backbone.Chromium;

/** One person's browser window, without cookies to begin with; it remembers what the browser complained about. */
final class Visit {
    private static final String NOTHING = "nothing is expected to fail";
    private static final double PATIENCE_MS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final List<String> complaints = new ArrayList<>();
    private String expected = NOTHING;

    private Visit(Chromium chromium, String home, Browser.NewContextOptions options) {
        this.home = home;
        context = chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        // Five seconds, as it is by itself, are short on a machine that does other things beside.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** On a desk, in British English. */
    static Visit desk(Chromium chromium, String home) {
        return desk(chromium, home, "en-GB");
    }

    static Visit desk(Chromium chromium, String home, String locale) {
        return new Visit(
                chromium,
                home,
                new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale(locale));
    }

    /** On a desk in another zone. */
    static Visit abroad(Chromium chromium, String home, String zone) {
        return new Visit(
                chromium,
                home,
                new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale("en-GB")
                        .setTimezoneId(zone));
    }

    /** On a small phone at night. */
    static Visit phone(Chromium chromium, String home, String locale) {
        return new Visit(
                chromium,
                home,
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setLocale(locale)
                        .setColorScheme(ColorScheme.DARK));
    }

    Page page() {
        return page;
    }

    /** Signs a demo user in by the identity provider's page. */
    void signIn(String name) {
        page.navigate(home);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
        // The provider's page has a heading, too: wait until the way back to ours is over.
        page.waitForURL(url -> url.startsWith(home) && !url.contains("signed-in"));
        assertThat(page.locator("h1")).isVisible();
    }

    /** Complaints that contain the text are part of the test. */
    void expectComplaint(String text) {
        expected = text;
    }

    /** Shows the same page at night, keeps a picture of it, and goes back to daylight. */
    void looksGoodAtNightToo(String name) {
        looksGood(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        looksGood(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    void fitsTheWidth() {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }

    /** Keeps a picture, and lets axe look, too. */
    void looksGood(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        noAxeViolations();
    }

    void noAxeViolations() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    /** Closes the window and fails if the browser blocked or missed anything. */
    void end() {
        context.close();
        assertThat(complaints).allMatch(complaint -> complaint.contains(expected));
    }
}
