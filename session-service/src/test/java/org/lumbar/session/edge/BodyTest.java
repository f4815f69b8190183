package org.lumbar.session.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void aGzippedBodyIsReadAsWhatItWas() throws Exception {
        // Given
        byte[] plain = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        // When
        byte[] body = Body.decode(gzip(plain), "GZIP");

        // Then
        assertThat(body).isEqualTo(plain);
    }

    @Test
    void aMebibyteIsTakenAndOneByteMoreIsTooLarge() throws Exception {
        // Given
        byte[] most = new byte[1 << 20];

        // When
        byte[] taken = Body.decode(most, null);

        // Then
        assertThat(taken).hasSize(1 << 20);
        assertThatThrownBy(() -> Body.decode(Arrays.copyOf(most, most.length + 1), null))
                .isInstanceOf(BadRequest.class);
    }

    @Test
    void aSmallBodyThatUnpacksToFarTooMuchIsTooLarge() throws Exception {
        // Given
        byte[] bomb = gzip(new byte[64 << 20]);

        // When
        assertThat(bomb).hasSizeLessThan(1 << 17);

        // Then
        assertThatThrownBy(() -> Body.decode(bomb, "gzip"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("1 MiB");
    }

    @Test
    void bytesThatOnlyClaimToBeGzipAreNamedSo() {
        assertThatThrownBy(() -> Body.decode(new byte[] {1, 2, 3}, "gzip")).hasMessageContaining("gzip");
        assertThatThrownBy(() -> Body.decode(new byte[] {1, 2, 3}, "br")).hasMessageContaining("Content-Encoding");
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
