package org.lumbar.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumbar.backbone.Chromium;

/** A browser in which somebody does what the README's "Take on a client" says. */
final class TakingOn {
    private static final double PATIENCE_MS = 30_000;
    private static final Pattern ID = Pattern.compile("/desk/clients/([0-9a-f-]{36})");

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS);

    private final URI site;
    private final Page page;

    private TakingOn(Chromium chromium, URI site) {
        this.site = site;
        // Each has cookies of their own.
        this.page = chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"));
        page.setDefaultTimeout(PATIENCE_MS);
    }

    static TakingOn signedIn(Chromium chromium, URI site, String person) {
        TakingOn browser = new TakingOn(chromium, site);
        browser.page.navigate(site.toString());
        browser.signIn(person);
        assertThat(browser.page.locator("h1")).hasText("Who needs you today", PATIENTLY);
        return browser;
    }

    /** Somebody with an account types the code of their card. */
    static void joins(Chromium chromium, URI site, String person, String code) {
        TakingOn browser = new TakingOn(chromium, site);
        Page page = browser.page;
        page.navigate(site.resolve("/join").toString());
        page.locator("a.button").click();
        browser.signIn(person);
        page.locator("#code").fill(code);
        page.getByRole(AriaRole.BUTTON, named("Join")).click();
        assertThat(page.locator("[data-code=joined]")).isVisible();
        page.close();
    }

    private void signIn(String person) {
        page.getByLabel("Name").fill(person);
        page.getByLabel("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    /** With a routine and nothing in the screening that speaks against it. */
    UUID registers(String name) {
        page.getByRole(AriaRole.LINK, named("Desk")).click();
        page.getByRole(AriaRole.LINK, named("New client")).click();
        page.getByLabel("Name or pseudonym").fill(name);
        page.locator(".screening input[value=no]").all().forEach(Locator::check);
        page.getByLabel("Ball or roller, from the wall to the floor").check();
        page.getByRole(AriaRole.BUTTON, named("Preview the next 14")).click();
        page.getByRole(AriaRole.BUTTON, named("Register and start the plan")).click();
        assertThat(page.locator(".message")).containsText("the plan is active");
        Matcher address = ID.matcher(page.url());
        if (!address.find()) {
            throw new AssertionError("no client's page: " + page.url());
        }
        return UUID.fromString(address.group(1));
    }

    /** The code of the card. */
    String invites() {
        page.getByRole(AriaRole.BUTTON, named("Invite to the app")).click();
        return page.locator(".invitation-code").innerText().strip();
    }

    /** As soon as it is known there. */
    void opensOnTheDashboard(UUID client) {
        String address = site.resolve("/clients/" + client).toString();
        page.waitForCondition(() -> page.navigate(address).status() == 200);
    }

    /** On the page as it stands. */
    int sessionsDone() {
        return page.locator(".calendar svg.done").count();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
