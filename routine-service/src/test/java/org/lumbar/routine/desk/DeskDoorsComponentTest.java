package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.Practice;

/** Who gets into the desk, and what everybody else reads. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class DeskDoorsComponentTest extends AtTheDesk {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk/no/such/page",
                "desk/clients",
                "desk/clients/me",
                "desk/clients/{id}",
                "desk/clients/{id}/no-such-thing",
                "desk/clients/{id}/plan/{id}/pause",
                "desk/clients/{id}/plan/{id}/explode",
                "desk/new-client/again",
                "desk/routines/none/1"
            })
    void whateverIsNotThereOrNotTheirsIsThePageThatDoesNotExist(String path) {
        // When
        anna.open(path.replace("{id}", UUID.randomUUID().toString()));

        // Then
        assertThat(anna.page().locator("[data-code=not-found]")).isVisible();
    }

    @Test
    void aClientOfAnotherPracticeLooksAsIfThereWereNone() {
        // Given
        UUID theirs = new Practice(stack).newClient();

        // When
        anna.open("desk/clients/" + theirs);

        // Then
        assertThat(anna.page().locator("[data-code=not-found]")).isVisible();
    }

    @Test
    void aClientIsNotLetInAndReadsWhy() {
        // Given
        UUID id = practice.newClient();

        // When
        DeskWindow client = window().signIn("client@" + practice.id() + "/" + id);

        // Then
        assertThat(client.page().locator("[data-code=not-allowed]")).isVisible();
        client.end();
    }

    @Test
    void aFormFromAnotherSiteChangesNothing() {
        // Given
        UUID id = practice.newClient();

        // When
        APIResponse answer = anna.page()
                .request()
                .post(
                        home + "desk/clients/" + id + "/details",
                        RequestOptions.create()
                                .setHeader("Origin", "https://evil.example")
                                .setForm(FormData.create()
                                        .set("displayName", "x")
                                        .set("careTeam", "")));

        // Then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("data-code=\"foreign-form\"");
        practice.anna().get("/v1/clients/{id}", id).then().statusCode(200);
    }

    @Test
    void theDesksCookieOpensNoDoorOfTheApiAndGoesToTheDeskAlone() {
        // Given
        List<Cookie> cookies = anna.page().context().cookies();

        // When
        int api = RestAssured.given()
                .cookies(Map.copyOf(
                        cookies.stream().collect(Collectors.toMap(cookie -> cookie.name, cookie -> cookie.value))))
                .get("/v1/clients")
                .statusCode();

        // Then
        assertThat(api).isEqualTo(401);
        assertThat(cookies)
                .filteredOn(cookie -> cookie.name.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.path).isEqualTo("/desk"));
    }

    @Test
    void aPageIsStoredNowhereAndRunsNothingOfOthers() {
        // When
        APIResponse page = anna.page().request().get(home + "desk");

        // Then
        assertThat(page.headers().get("cache-control")).isEqualTo("no-store");
        assertThat(page.headers().get("content-security-policy")).startsWith("default-src 'none';");
    }

    @Test
    void whoSignsOutHasToSignInAgainWhereverTheCookieWasCopiedTo() {
        // Given
        List<Cookie> copied = anna.page().context().cookies();

        // When
        anna.page().getByText("Sign out").click();

        // Then
        assertThat(anna.page().locator("[data-code=signed-out]")).isVisible();
        anna.page()
                .context()
                .addCookies(copied.stream()
                        .filter(cookie -> cookie.name.startsWith("q_session"))
                        .map(cookie -> cookie.setUrl(null))
                        .toList());
        anna.open("desk");
        assertThat(anna.page().getByLabel("Name")).isVisible();
    }
}
