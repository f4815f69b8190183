package org.lumbar.foundation.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a tombstone is from whoever may erase. A reader holds public keys alone: it can check, and not sign.
 *
 * <p>Without a key every tombstone is believed, as before there were signatures. With one, only those that one of the keys has
 * signed; every other one is set apart as {@link #UNPROVEN} and erases nobody.
 */
@ApplicationScoped
public class TombstoneTrust {
    /** The code of a tombstone that is not believed. */
    public static final String UNPROVEN = "unproven-erasure";

    private final List<PublicKey> keys;

    /**
     * @param trusted Ed25519 public keys (X.509, Base64), as {@code openssl pkey -pubout} makes them: more than one while they change
     * @throws IllegalArgumentException if one is none
     */
    public TombstoneTrust(@ConfigProperty(name = "lumbar.tombstones.trusted-keys") Optional<List<String>> trusted) {
        this.keys = trusted.orElse(List.of()).stream().map(TombstoneTrust::key).toList();
    }

    private static PublicKey key(String encoded) {
        try {
            byte[] x509 = Base64.getDecoder().decode(encoded.strip());
            return KeyFactory.getInstance(TombstoneSigner.ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("A trusted key is no Ed25519 public key (X.509, Base64)", e);
        }
    }

    /** True if this tombstone may erase what its key names. */
    public boolean believes(ConsumerRecord<byte[], byte[]> tombstone) {
        return keys.isEmpty() || tombstone.key() != null && isSigned(tombstone.key(), tombstone);
    }

    private boolean isSigned(byte[] recordKey, ConsumerRecord<byte[], byte[]> tombstone) {
        Header header = tombstone.headers().lastHeader(TombstoneSigner.HEADER);
        if (header == null || header.value() == null) {
            return false;
        }
        try {
            byte[] signature = Base64.getDecoder().decode(header.value());
            return keys.stream().anyMatch(key -> isBy(key, recordKey, signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean isBy(PublicKey key, byte[] recordKey, byte[] signature) {
        try {
            Signature check = Signature.getInstance(TombstoneSigner.ALGORITHM);
            check.initVerify(key);
            check.update(TombstoneSigner.signed(recordKey));
            return check.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }
}
