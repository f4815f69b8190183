package org.lumbar.session.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A request's body, decompressed within its limit: a small body that unpacks to gigabytes costs one mebibyte. */
final class Body {
    static final int MAX_BYTES = 1 << 20;

    private Body() {}

    /** @throws BadRequest too-large, malformed-gzip or unknown-encoding */
    static byte[] decode(byte[] body, @Nullable String contentEncoding) throws BadRequest {
        byte[] plain = switch (contentEncoding == null
                ? "identity"
                : contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip", "x-gzip" -> gunzip(body);
            default -> throw BadRequest.unknownEncoding();
        };
        if (plain.length > MAX_BYTES) {
            throw BadRequest.tooLarge();
        }
        return plain;
    }

    private static byte[] gunzip(byte[] body) throws BadRequest {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw BadRequest.malformedGzip();
        }
    }
}
