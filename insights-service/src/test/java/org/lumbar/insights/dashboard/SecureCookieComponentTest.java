package org.lumbar.insights.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** The dashboard with the setting that the chart makes. */
@QuarkusTest
@TestProfile(SecureCookieComponentTest.AsInTheChart.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "secure_cookies"))
class SecureCookieComponentTest {

    public static class AsInTheChart implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.dashboard.secure-cookies", "true");
        }
    }

    @TestHTTPResource("/")
    String home;

    @Test
    void cookiesGoNowhereWithoutTlsWhateverTheProxySays() throws Exception {
        // When
        HttpResponse<String> answer = new PlainBrowser(home, Redirect.NEVER).get("");

        // Then
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("; Secure")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax"));
    }
}
