package org.lumbar.insights.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What other sites, and odd spellings of an address, get from the pages. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "doors"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsComponentTest {

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    String home;

    private UUID amara;
    private PlainBrowser browser;

    @BeforeAll
    void aTherapistWhoIsSignedIn() throws Exception {
        Practice practice = new Practice(stack);
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.untilRead();
        browser = PlainBrowser.signedIn(home, "anna");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, not an address",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "X-Says-Nothing, of where it comes from"
    })
    void aFormFromAnotherSiteIsRefusedAndChangesNothing(String header, String value) throws Exception {
        // When
        HttpResponse<String> english = browser.post("clients/" + amara + "/alerts", "note=x", header, value);
        HttpResponse<String> german =
                browser.post("clients/" + amara + "/alerts", "note=x", header, value, "Accept-Language", "de");

        // Then
        assertThat(english.statusCode()).isEqualTo(403);
        assertThat(english.body()).contains("data-code=\"foreign-form\"", "That came from another site");
        assertThat(german.body()).contains("lang=\"de\"", "Das kam von einer anderen Seite");
    }

    @Test
    void anOriginThatIsForeignIsRefusedWhateverElseTheRequestSays() throws Exception {
        // When
        HttpResponse<String> answer = browser.post(
                "clients/" + amara + "/alerts",
                "note=x",
                "Origin",
                "https://evil.example",
                "Sec-Fetch-Site",
                "same-origin");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aFormOfOurOwnPageIsTaken() throws Exception {
        // Given
        String own = "http://" + URI.create(home).getAuthority();

        // When
        HttpResponse<String> byOrigin = browser.post("clients/" + amara + "/alerts", "note=x", "Origin", own);
        HttpResponse<String> bySite =
                browser.post("clients/" + amara + "/alerts", "note=x", "Sec-Fetch-Site", "same-origin");

        // Then
        assertThat(List.of(byOrigin, bySite)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Amara Okonkwo");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";x",
                "/clients",
                "/clients/{id}",
                "clients;x/{id}",
                "clients/{id};x=1",
                "signed-out;x",
                "no/such/page"
            })
    void everyAnswerOfAPageHasItsHeadersHoweverItsAddressIsSpelt(String path) throws Exception {
        // When
        HttpResponse<String> signedIn = browser.get(path.replace("{id}", amara.toString()));
        HttpResponse<String> stranger = new PlainBrowser(home, Redirect.NEVER).get(path.replace("{id}", "" + amara));

        // Then
        assertThat(List.of(signedIn, stranger)).allSatisfy(answer -> {
            assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none';");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        });
    }

    @Test
    void whatTheApiSaysIsStoredNowhereAndStyleAndScriptMayBe() throws Exception {
        // When
        HttpResponse<String> api = browser.get("v1/clients", "Authorization", "Bearer " + stack.token("anna"));
        HttpResponse<String> logo = browser.get("lumbar.svg");

        // Then
        assertThat(api.statusCode()).isEqualTo(200);
        assertThat(header(api, "Cache-Control")).isEqualTo("no-store");
        assertThat(logo.statusCode()).isEqualTo(200);
        assertThat(header(logo, "Cache-Control")).doesNotContain("no-store");
    }

    @Test
    void browsersStayWithHttpsOnceAProxySaysThatItIsUsed() throws Exception {
        // When
        HttpResponse<String> secure = browser.get("signed-out", "X-Forwarded-Proto", "https");
        HttpResponse<String> plain = browser.get("signed-out");

        // Then
        assertThat(header(secure, "Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(header(plain, "Strict-Transport-Security")).isEmpty();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
