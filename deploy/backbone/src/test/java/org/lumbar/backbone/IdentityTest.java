package org.lumbar.backbone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final String CLIENT = "018f3c1e-0000-7000-8000-00000000c001";
    private static final String CALLBACK = "http://localhost:9999/callback";
    private static final String VERIFIER = "a-verifier-that-is-at-least-forty-three-characters-long";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path dir;

    private Identity identity;

    @BeforeEach
    void start() {
        identity = Identity.start(FreePort.find(), dir.resolve("key.json"));
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void aDemoUserGetsATokenThatThePublishedKeysVerify() throws Exception {
        // When
        JWTClaimsSet claims = verified(token("anna"));

        // Then
        assertThat(claims.getIssuer()).isEqualTo(identity.issuer());
        assertThat(claims.getSubject()).isEqualTo("anna");
        assertThat(claims.getAudience()).containsExactly("lumbar");
        assertThat(claims.getStringListClaim("roles")).containsExactly("therapist");
        assertThat(claims.getStringClaim("lumbar_practice")).isEqualTo(DemoUser.PRACTICE);
        assertThat(claims.getClaim("lumbar_client")).isNull();
    }

    @Test
    void aNameCanSpellOutARightsHolderOfAnyPractice() throws Exception {
        // Given
        String practice = "0190a000-0000-7000-8000-00000000d002";

        // When
        JWTClaimsSet claims = verified(token("client@" + practice + "/" + CLIENT));

        // Then
        assertThat(claims.getSubject()).isEqualTo(CLIENT);
        assertThat(claims.getStringClaim("lumbar_client")).isEqualTo(CLIENT);
        assertThat(claims.getStringClaim("lumbar_practice")).isEqualTo(practice);
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("client"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "stranger/joe"})
    void aStrangerGetsATokenOfTheAudienceThatGivesThemNoRights(String username) throws Exception {
        JWTClaimsSet claims = verified(token(username));

        assertThat(claims.getAudience()).containsExactly("lumbar");
        assertThat(claims.getSubject()).isEqualTo(username.replace("stranger/", ""));
        assertThat(claims.getClaims()).doesNotContainKeys("roles", "lumbar_practice", "lumbar_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "owner@" + DemoUser.PRACTICE + "/x", "client@" + DemoUser.PRACTICE + "/anna", ""})
    void anUnknownNameGetsNoToken(String username) {
        assertThatThrownBy(() -> token(username)).hasMessageContaining("HTTP 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lumbar/%74oken",
                "//lumbar/token",
                "/lumbar//token",
                "/lumbar/token/",
                "/lumbar/./token",
                "/lumbar/x/../token",
                "/x/../lumbar/token",
                "/lumbar/token;x=1",
                "/%6Cumbar/token",
                "/lumbar/TOKEN",
                "/other/token",
                "/lumbar/%61uthorize",
                "//lumbar/authorize",
                "/lumbar/debugger"
            })
    void noOtherSpellingOfAPathLeadsPastTheSignIn(String path) throws Exception {
        // Given
        URI address = URI.create(identity.issuer().replace("/lumbar", "") + path + "?redirect_uri=" + CALLBACK);

        for (String form : List.of(
                "grant_type=client_credentials&client_id=mallory&client_secret=x",
                "grant_type=password&client_id=x&username=owner&password=x",
                "username=mallory&claims=%7B%22roles%22%3A%5B%22practice-admin%22%5D%7D")) {
            // When
            HttpResponse<String> answer = post(address, form);

            // Then
            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("access_token", "id_token");
            assertThat(answer.headers().firstValue("location")).isEmpty();
        }
    }

    @Test
    void tokensOutliveARestart() throws Exception {
        // Given
        String token = token("max");
        int port = URI.create(identity.issuer()).getPort();

        // When
        identity.close();
        identity = Identity.start(port, dir.resolve("key.json"));

        // Then
        assertThat(verified(token).getSubject()).isEqualTo("max");
    }

    @Test
    void theLoginPageOffersEveryDemoUser() throws Exception {
        // When
        HttpResponse<String> page =
                http.send(HttpRequest.newBuilder(authorize(CALLBACK)).build(), BodyHandlers.ofString());

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(DemoUser.ALL).allSatisfy(user -> assertThat(page.body()).contains(user.name()));
    }

    @Test
    void aSignInInTheBrowserEndsInATokenForThatPerson() throws Exception {
        // Given
        HttpResponse<String> signedIn = post(authorize(CALLBACK), "username=ben&password=demo");
        String code =
                signedIn.headers().firstValue("location").orElseThrow().replaceFirst(".*[?&]code=([^&]+).*", "$1");

        // When
        JsonNode tokens = new ObjectMapper().readTree(exchange(code, VERIFIER).body());

        // Then
        assertThat(verified(tokens.path("access_token").asText()).getStringListClaim("roles"))
                .containsExactly("therapist");
        assertThat(SignedJWT.parse(tokens.path("id_token").asText())
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo("ben");
    }

    @Test
    void whoSignedInToOneApplicationComesIntoAnotherWithoutAWordUntilTheySignOut() throws Exception {
        // Given
        HttpResponse<String> signedIn = post(authorize(CALLBACK), "username=ben&password=demo");
        String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow();

        // When
        HttpResponse<String> another = withCookie(authorize(CALLBACK + "/desk"), cookie);

        // Then
        assertThat(another.statusCode()).isEqualTo(302);
        assertThat(another.headers().firstValue("location").orElseThrow()).contains("/callback/desk?code=");

        // When
        HttpResponse<String> ended =
                withCookie(URI.create(identity.issuer() + "/endsession?post_logout_redirect_uri=" + CALLBACK), cookie);

        // Then
        assertThat(ended.headers().firstValue("set-cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(withCookie(authorize(CALLBACK), cookie).statusCode()).isEqualTo(200);
        HttpResponse<String> silently = withCookie(URI.create(authorize(CALLBACK) + "&prompt=none"), cookie);
        assertThat(silently.headers().firstValue("location").orElseThrow()).contains("error=login_required");
    }

    private HttpResponse<String> withCookie(URI address, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Cookie", cookie.replaceFirst(";.*", ""))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aCodeIsWorthNothingWithoutTheVerifierBehindItsChallenge() throws Exception {
        // Given
        HttpResponse<String> signedIn = post(authorize(CALLBACK), "username=ben&password=demo");
        String code =
                signedIn.headers().firstValue("location").orElseThrow().replaceFirst(".*[?&]code=([^&]+).*", "$1");

        // When
        HttpResponse<String> refused = exchange(code, VERIFIER + "x");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_grant");
    }

    @Test
    void aWrongPasswordShowsThePageAgain() throws Exception {
        // When
        HttpResponse<String> refused = post(authorize(CALLBACK), "username=ben&password=guess");

        // Then
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("Please try again");
    }

    @Test
    void nobodyIsSentToAnotherMachine() throws Exception {
        // When
        HttpResponse<String> refused = post(authorize("http://example.org/"), "username=ben&password=demo");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void theProductionProfileIsRefused() {
        // Given
        Properties named = new Properties();
        named.setProperty("lumbar.profile", "prod");

        // When / Then
        assertThatThrownBy(() -> ProductionProfile.refuse(Map.of(), named)).isInstanceOf(BackboneException.class);
        assertThatThrownBy(() -> ProductionProfile.refuse(Map.of("QUARKUS_PROFILE", "eu,prod"), new Properties()))
                .hasMessageContaining("never runs under the production profile");
        ProductionProfile.refuse(Map.of("QUARKUS_PROFILE", "dev"), new Properties());
    }

    private String token(String username) {
        return PasswordGrant.accessToken(http, URI.create(identity.issuer()), username);
    }

    private JWTClaimsSet verified(String token) throws Exception {
        URI configuration = URI.create(identity.issuer() + "/.well-known/openid-configuration");
        JsonNode wellKnown = new ObjectMapper()
                .readTree(http.send(HttpRequest.newBuilder(configuration).build(), BodyHandlers.ofString())
                        .body());
        JWKSet keys =
                JWKSet.load(URI.create(wellKnown.path("jwks_uri").asText()).toURL());
        SignedJWT jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private URI authorize(String callback) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII)));
        return URI.create(identity.issuer() + "/authorize?response_type=code&client_id=lumbar-web&scope=openid&state=s"
                + "&code_challenge_method=S256&code_challenge=" + challenge
                + "&redirect_uri=" + URLEncoder.encode(callback, UTF_8));
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return post(
                URI.create(identity.issuer() + "/token"),
                "grant_type=authorization_code&client_id=lumbar-web&code=" + code + "&code_verifier=" + verifier
                        + "&redirect_uri=" + URLEncoder.encode(CALLBACK, UTF_8));
    }

    private HttpResponse<String> post(URI address, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
