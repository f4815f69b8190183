package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** The dashboard where the desk shares its host. */
@QuarkusTest
@TestProfile(BesideTheDeskComponentTest.Together.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "beside_the_desk"))
class BesideTheDeskComponentTest extends InABrowser {

    public static class Together implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.site.together", "true");
        }
    }

    private UUID amara;

    @BeforeAll
    void aClientWhoSaidYes() {
        Practice practice = new Practice(stack);
        amara = UUID.randomUUID();
        practice.client(
                amara, 1, "Amara Okonkwo", List.of("anna"), Map.of("screening", practice.screening("URGENT_CARE")));
        practice.untilRead();
    }

    @Test
    void aClientsPageLeadsToTheDeskAndAnAlertToTheFormThatAnswersIt() {
        // When
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);

        // Then
        assertThat(page.locator(".title a")).hasAttribute("href", "/desk/clients/" + amara);
        assertThat(page.getByRole(AriaRole.LINK, named("Answer this at the desk")))
                .hasAttribute("href", "/desk/clients/" + amara + "#screening");
        assertThat(page.locator("nav.parts a[aria-current]")).hasText("Clients");
        visit.looksGoodAtNightToo("client-beside-the-desk");
    }

    @Test
    void whoSignsOutLeavesTheDeskFirst() throws Exception {
        // Given
        PlainBrowser anna = PlainBrowser.signedIn(home, "anna");

        // When
        HttpResponse<String> deskFirst = anna.post("sign-out", "", "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> then = anna.post("sign-out?left=desk", "", "Sec-Fetch-Site", "same-origin");

        // Then
        assertThat(deskFirst.uri().getPath()).isEqualTo("/desk/sign-out");
        assertThat(then.body()).contains("You are signed out");
    }
}
