package org.lumbar.routine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.backbone.Chromium;

/** One therapist's browser window. It counts what they have to do, and remembers what the browser complained about. */
final class DeskWindow {
    private static final double PATIENCE_MS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final List<String> complaints = new ArrayList<>();
    private int inputs;

    DeskWindow(Chromium chromium, String home, String locale) {
        this.home = home;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // A refused form is an answer of 4xx, which the console names.
            boolean refused = message.text().contains("Failed to load resource");
            if (message.type().equals("error") && !refused || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /** Signs somebody in at the identity provider, whose name spells out their rights. */
    DeskWindow signIn(String person) {
        page.navigate(home + "desk");
        return signInHere(person);
    }

    /** Likewise, where the identity provider's page has come already. */
    DeskWindow signInHere(String person) {
        page.getByLabel("Name").fill(person);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        page.waitForURL(url -> url.startsWith(home + "desk") && !url.contains("signed-in"));
        return this;
    }

    void open(String path) {
        page.navigate(home + path);
    }

    /** What the addresses of the service begin with. */
    String home() {
        return home;
    }

    /** From here on. */
    void countAnew() {
        inputs = 0;
    }

    int inputs() {
        return inputs;
    }

    void fill(String label, String text) {
        inputs++;
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void fill(Locator field, String text) {
        inputs++;
        field.fill(text);
    }

    void check(Locator choice) {
        inputs++;
        choice.check();
    }

    void press(String button) {
        inputs++;
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    void click(Locator what) {
        inputs++;
        what.click();
    }

    Locator text(String words) {
        return page.getByText(words).first();
    }

    String body() {
        return page.locator("body").innerText();
    }

    /** Pictures at a desk and on a small phone, by day and at night; axe looks at each, and nothing sticks out. */
    void looksGood(String name) {
        picture(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(name + "-dark");
        page.setViewportSize(360, 740);
        picture(name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        picture(name + "-phone");
        page.setViewportSize(1280, 900);
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).as(name).isLessThanOrEqualTo(0);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    /** Closes the window and fails if the browser blocked or missed anything. */
    void end() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
