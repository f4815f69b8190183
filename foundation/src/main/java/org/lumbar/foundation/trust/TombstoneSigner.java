package org.lumbar.foundation.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs tombstones, so that whoever can write to the topic can't erase a client without the key as well. */
public final class TombstoneSigner {
    /** Of a tombstone: Base64 of an Ed25519 signature of the record's key. */
    public static final String HEADER = "lumbar-signature";

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;

    private TombstoneSigner(PrivateKey key) {
        this.key = key;
    }

    /**
     * A signer with this key.
     *
     * @param pkcs8 an Ed25519 private key as PKCS #8 in Base64, as {@code openssl genpkey} makes one; never repeated in a message
     * @throws IllegalArgumentException if it is none
     */
    public static TombstoneSigner of(String pkcs8) {
        try {
            byte[] encoded = Base64.getDecoder().decode(pkcs8.strip());
            return new TombstoneSigner(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The key of tombstones is no Ed25519 private key (PKCS #8, Base64)");
        }
    }

    /**
     * The header's value.
     *
     * @param recordKey such as a client id, in lower case
     */
    public byte[] sign(String recordKey) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signed(recordKey.getBytes(UTF_8)));
            return Base64.getEncoder().encodeToString(signature.sign()).getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A tombstone can't be signed", e);
        }
    }

    /** With what it is for: a signature of a tombstone is good for nothing else that this key may ever sign. */
    static byte[] signed(byte[] recordKey) {
        byte[] purpose = "lumbar tombstone v1\n".getBytes(US_ASCII);
        byte[] all = new byte[purpose.length + recordKey.length];
        System.arraycopy(purpose, 0, all, 0, purpose.length);
        System.arraycopy(recordKey, 0, all, purpose.length, recordKey.length);
        return all;
    }
}
