package org.lumbar.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.Chromium;
import org.lumbar.local.Part;

/** Dashboard and desk under one address, as a newcomer meets them. */
@ExtendWith(RunningSystem.class)
class SiteE2E {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final URI site;

    SiteE2E(SystemUnderTest system) {
        this.site = system.address(Part.SITE);
    }

    @Test
    void oneSignInServesBothAndANewClientIsSeenOnTheDashboardUntilOneSignOutEndsBoth() {
        try (Chromium chromium = Chromium.start().orElse(null)) {
            Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
            if (chromium != null) {
                meets(chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB")));
            }
        }
    }

    private void meets(Page page) {
        // Given
        page.navigate(site.toString());
        page.getByLabel("Name").fill(Person.therapist(UUID.randomUUID(), "anna"));
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.locator("h1")).hasText("Who needs you today");

        // When
        page.getByRole(AriaRole.LINK, named("Desk")).click();

        // Then
        assertThat(page.locator("h1")).hasText("Desk");

        // When
        page.getByRole(AriaRole.LINK, named("New client")).click();
        page.getByLabel("Name or pseudonym").fill("Amara Okonkwo");
        page.locator(".screening input[value=no]").all().forEach(Locator::check);
        page.getByLabel("Eight gentle steps").check();
        page.getByRole(AriaRole.BUTTON, named("Register and start the plan")).click();

        // Then
        assertThat(page.locator(".message")).containsText("the plan is active");
        String progress = page.getByRole(AriaRole.LINK, named("Progress on the dashboard"))
                .getAttribute("href");
        await("the client on the dashboard").atMost(SOON).until(() -> {
            page.navigate(site.resolve(progress).toString());
            return page.locator("h1").innerText().equals("Amara Okonkwo");
        });

        // When
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();

        // Then
        assertThat(page.locator("[data-code=signed-out]")).isVisible();
        page.navigate(site.toString());
        assertThat(page.getByLabel("Name")).isVisible();
        page.navigate(site.resolve("/desk").toString());
        assertThat(page.getByLabel("Name")).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
