package org.lumbar.insights.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** What the packaged service sends to a browser. */
@QuarkusIntegrationTest
@WithTestResource(
        value = BackboneTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "insights_shared"))
class BundleIT {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/static/[^\"]+)\"");

    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @Test
    void aPageAndAllItLoadsStayUnder250KilobytesCompressed() {
        // Given
        String page = given().get("/signed-out").asString();

        // When
        List<String> assets =
                ASSET.matcher(page).results().map(found -> found.group(1)).toList();
        int bytes =
                page.length() + assets.stream().mapToInt(BundleIT::compressed).sum();

        // Then
        assertThat(assets).hasSize(2);
        assertThat(bytes).isBetween(10_000, 250_000);
    }

    @Test
    void noSourceMapIsShipped() {
        // Given
        String page = given().get("/signed-out").asString();
        String script = ASSET.matcher(page)
                .results()
                .map(MatchResult::group)
                .filter(asset -> asset.contains(".js"))
                .map(asset -> asset.substring(asset.indexOf('/'), asset.length() - 1))
                .findFirst()
                .orElseThrow();

        // When
        String body = given().get(script).asString();

        // Then
        assertThat(body).doesNotContain("sourceMappingURL");
        assertThat(given().get(script + ".map").statusCode()).isEqualTo(404);
    }

    private static int compressed(String asset) {
        return given().config(AS_SENT)
                .header("Accept-Encoding", "gzip")
                .get(asset)
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .extract()
                .asByteArray()
                .length;
    }
}
