package org.lumbar.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** Tokens that no service may take, made from one that each would. */
final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Tokens() {}

    /** By what is wrong with it; the provider's own key signs those whose signature is good. */
    static Map<String, String> notGenuine(String genuine, SystemUnderTest system) {
        PrivateKey providers = providersKey(system.signingKey());
        long hourAgo = Instant.now().minusSeconds(3600).getEpochSecond();
        return Map.of(
                "no token at all", "not-a-token",
                "expired", signed(genuine, claims -> claims.put("exp", hourAgo), providers),
                "for another audience",
                        signed(genuine, claims -> claims.putArray("aud").add("other"), providers),
                "of another issuer", signed(genuine, claims -> claims.put("iss", "http://localhost:1/evil"), providers),
                "signed by a stranger", signed(genuine, claims -> {}, strangersKey()),
                "changed after it was signed", changed(genuine),
                "not signed", unsigned(genuine));
    }

    /** The provider's own key must make tokens that work; else the refusals above would prove nothing. */
    static String resigned(String genuine, SystemUnderTest system) {
        return signed(genuine, claims -> {}, providersKey(system.signingKey()));
    }

    private static String changed(String genuine) {
        String[] parts = genuine.split("\\.", -1);
        ObjectNode claims = (ObjectNode) json(parts[1]);
        claims.put("sub", "somebody-else");
        return parts[0] + "." + encoded(claims) + "." + parts[2];
    }

    private static String unsigned(String genuine) {
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        return ENCODER.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + genuine.split("\\.", -1)[1]
                + ".";
    }

    private static String signed(String genuine, Consumer<ObjectNode> change, PrivateKey key) {
        String[] parts = genuine.split("\\.", -1);
        ObjectNode claims = (ObjectNode) json(parts[1]);
        change.accept(claims);
        String content = parts[0] + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey providersKey(JsonNode jwk) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateKeySpec(number(jwk, "n"), number(jwk, "d")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey strangersKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, DECODER.decode(jwk.required(name).asText()));
    }

    private static String encoded(ObjectNode claims) {
        return ENCODER.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(DECODER.decode(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
