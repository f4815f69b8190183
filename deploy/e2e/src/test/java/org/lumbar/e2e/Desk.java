package org.lumbar.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.UUID;
import org.lumbar.backbone.Chromium;

/** What a signed-in therapist sees in her browser; pages that are open change by themselves. */
final class Desk implements AutoCloseable {
    private static final double PATIENCE_MS = 30_000;

    private final Chromium chromium;
    private final URI dashboard;
    private final Page page;

    private Desk(Chromium chromium, URI dashboard) {
        this.chromium = chromium;
        this.dashboard = dashboard;
        this.page = chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"));
        page.setDefaultTimeout(PATIENCE_MS);
    }

    /** Signed in by the identity provider's own page. */
    static Desk of(Chromium chromium, URI dashboard, String person) {
        Desk desk = new Desk(chromium, dashboard);
        desk.page.navigate(dashboard.toString());
        desk.page.getByLabel("Name").fill(person);
        desk.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        desk.page.waitForURL(url -> url.startsWith(dashboard.toString()) && !url.contains("signed-in"));
        return desk;
    }

    /** Opens the client's page. */
    void open(UUID client) {
        page.navigate(dashboard.resolve("/clients/" + client).toString());
        page.locator("#alerts").waitFor();
    }

    /** True if a reason to look with these words is on the page, in this colour. */
    boolean shows(String colour, String words) {
        return page.locator(".alerts li." + colour, new Page.LocatorOptions().setHasText(words))
                        .count()
                > 0;
    }

    @Override
    public void close() {
        page.close();
        chromium.close();
    }
}
