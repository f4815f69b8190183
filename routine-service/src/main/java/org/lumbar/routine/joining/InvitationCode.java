package org.lumbar.routine.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What somebody types in to join: 16 characters of Crockford's Base32 in groups of four, 80 bits by chance. Its text says nothing; ask
 * for {@link #characters()}.
 */
public final class InvitationCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final String canonical;

    private InvitationCode(String canonical) {
        this.canonical = canonical;
    }

    /** A new one. */
    public static InvitationCode next(SecureRandom chance) {
        StringBuilder code = new StringBuilder(LENGTH);
        chance.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> code.append(ALPHABET.charAt(index)));
        return new InvitationCode(code.toString());
    }

    /**
     * As people type it: in any case, with or without hyphens and spaces, O for zero, I and L for one. What can't be a code is one that
     * nobody has.
     */
    static InvitationCode typed(String text) {
        return new InvitationCode(text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** In groups, to be read: {@code 7Q2M-KX4D-9T8R-VB3N}. */
    public String characters() {
        return canonical.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** What is stored. With 80 bits by chance there is nothing to guess, so a plain hash is enough, and a code is found by it. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
