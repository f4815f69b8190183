package org.lumbar.foundation.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TombstoneTrustTest {
    private static final String CLIENT = "0190a000-0000-7000-8000-00000000c001";
    private static final String OTHER = "0190a000-0000-7000-8000-00000000c002";

    private final KeyPair own = pair();
    private final KeyPair strangers = pair();
    private final TombstoneTrust trust = trusting(own);

    @Test
    void whatTheOwnersKeyHasSignedIsBelieved() {
        assertThat(trust.believes(tombstone(CLIENT, signed(own, CLIENT)))).isTrue();
        assertThat(trust.believes(tombstone(CLIENT + ":" + OTHER, signed(own, CLIENT + ":" + OTHER))))
                .isTrue();
    }

    @Test
    void withoutASignatureOrWithAnothersItIsNot() {
        assertThat(trust.believes(tombstone(CLIENT, null))).isFalse();
        assertThat(trust.believes(tombstone(CLIENT, signed(strangers, CLIENT)))).isFalse();
        assertThat(trust.believes(tombstone(CLIENT, "no base64 at all!".getBytes(UTF_8))))
                .isFalse();
        assertThat(trust.believes(tombstone(CLIENT, "AAAA".getBytes(UTF_8)))).isFalse();
        assertThat(trust.believes(tombstone(CLIENT, new byte[0]))).isFalse();
    }

    @Test
    void aSignatureIsGoodForItsOwnKeyAlone() {
        byte[] ofTheOther = signed(own, OTHER);

        assertThat(trust.believes(tombstone(CLIENT, ofTheOther))).isFalse();
        assertThat(trust.believes(tombstone(OTHER.toUpperCase(Locale.ROOT), ofTheOther)))
                .isFalse();
        assertThat(trust.believes(tombstone(CLIENT + ":" + OTHER, ofTheOther))).isFalse();
        assertThat(trust.believes(new ConsumerRecord<>("clients", 0, 0, null, null)))
                .isFalse();
    }

    @Test
    void whileKeysChangeBothAreTrusted() {
        TombstoneTrust both = trusting(own, strangers);

        assertThat(both.believes(tombstone(CLIENT, signed(own, CLIENT)))).isTrue();
        assertThat(both.believes(tombstone(CLIENT, signed(strangers, CLIENT)))).isTrue();
        assertThat(both.believes(tombstone(CLIENT, null))).isFalse();
    }

    @Test
    void withoutAnyKeyEveryTombstoneIsBelievedAsBefore() {
        TombstoneTrust none = new TombstoneTrust(Optional.empty());

        assertThat(none.believes(tombstone(CLIENT, null))).isTrue();
        assertThat(none.believes(tombstone(CLIENT, signed(strangers, CLIENT)))).isTrue();
    }

    @Test
    void whatIsNoKeyIsRefusedAtTheStartAndNotRepeated() {
        String secret = Base64.getEncoder().encodeToString("a secret".getBytes(UTF_8));

        assertThatThrownBy(() -> TombstoneSigner.of(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> new TombstoneTrust(Optional.of(List.of("no key"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ConsumerRecord<byte[], byte[]> tombstone(String key, byte @Nullable [] signature) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("clients", 0, 0, key.getBytes(UTF_8), null);
        if (signature != null) {
            record.headers().add(TombstoneSigner.HEADER, signature);
        }
        return record;
    }

    private static byte[] signed(KeyPair by, String key) {
        return TombstoneSigner.of(
                        Base64.getEncoder().encodeToString(by.getPrivate().getEncoded()))
                .sign(key);
    }

    private static TombstoneTrust trusting(KeyPair... pairs) {
        return new TombstoneTrust(Optional.of(List.of(pairs).stream()
                .map(pair -> Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                .toList()));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
