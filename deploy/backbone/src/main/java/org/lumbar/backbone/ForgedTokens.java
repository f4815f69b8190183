package org.lumbar.backbone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.nav.security.mock.oauth2.token.KeyProvider;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that no provider would give, for tests: each differs in one thing from a good one. Those of tests are signed with a key
 * that everybody knows; see {@link Identity}.
 */
public final class ForgedTokens {
    private static final Duration LIFE = Duration.ofHours(1);

    private final String issuer;
    private final RSAKey key;

    /** @param issuer that of a provider without a key file */
    public ForgedTokens(String issuer) {
        this.issuer = issuer;
        this.key = new KeyProvider()
                .signingKey(issuer.substring(issuer.lastIndexOf('/') + 1))
                .toRSAKey();
    }

    /** What is wrong with a token as a whole. */
    public enum Flaw {
        EXPIRED,
        FOR_ANOTHER_AUDIENCE,
        OF_ANOTHER_ISSUER,
        SIGNED_BY_ANOTHER,
        UNSIGNED
    }

    /** Nothing is wrong with it: the same name gets the same rights from the provider. */
    public String good(String username) {
        return signed(key, claims(username, issuer, "lumbar", Instant.now()));
    }

    /** A token with the flaw. */
    public String flawed(String username, Flaw flaw) {
        Instant now = Instant.now();
        JWTClaimsSet good = claims(username, issuer, "lumbar", now);
        return switch (flaw) {
            case EXPIRED -> signed(key, claims(username, issuer, "lumbar", now.minus(LIFE.multipliedBy(2))));
            case FOR_ANOTHER_AUDIENCE -> signed(key, claims(username, issuer, "another-system", now));
            case OF_ANOTHER_ISSUER -> signed(key, claims(username, issuer + "-of-another", "lumbar", now));
            case SIGNED_BY_ANOTHER -> signed(another(), good);
            case UNSIGNED -> new PlainJWT(good).serialize();
        };
    }

    /** A good token whose claim says something else; {@code null} leaves the claim out. */
    public String with(String username, String claim, @Nullable Object value) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder(claims(username, issuer, "lumbar", Instant.now())).claim(claim, value);
        return signed(key, claims.build());
    }

    private static JWTClaimsSet claims(String username, String issuer, String audience, Instant issued) {
        Map<String, Object> rights = new TreeMap<>(Rights.of(username)
                .orElseThrow(() -> new IllegalArgumentException(username))
                .claims());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(issued))
                .notBeforeTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFE)));
        rights.forEach(claims::claim);
        return claims.build();
    }

    private RSAKey another() {
        try {
            return new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        } catch (JOSEException e) {
            throw new BackboneException("No key could be made.", e);
        }
    }

    private static String signed(RSAKey by, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new BackboneException("A token could not be signed.", e);
        }
        return token.serialize();
    }
}
