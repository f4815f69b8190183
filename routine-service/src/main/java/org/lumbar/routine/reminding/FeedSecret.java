package org.lumbar.routine.reminding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What opens a calendar feed to whoever has it: 192 bits by chance. Its text says nothing; ask for {@link #characters()}. */
final class FeedSecret {
    private static final int BYTES = 24;

    private final String characters;

    private FeedSecret(String characters) {
        this.characters = characters;
    }

    /** A new one. */
    static FeedSecret next(SecureRandom chance) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** As an address has it; what can't be one is one that nobody has. */
    static FeedSecret of(String characters) {
        return new FeedSecret(characters);
    }

    /** As it stands in an address: letters, digits, hyphens and low lines. */
    String characters() {
        return characters;
    }

    /** What is stored. With 192 bits by chance there is nothing to guess, so a plain hash is enough, and a feed is found by it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(characters.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
