package org.lumbar.backbone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Headers as no client library would write them. */
final class MutatedHeaders {
    private static final List<String> NAMES = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_timezone",
            "ce_sequence",
            "ce_",
            "ce_data",
            "CE_ID",
            "ce-id",
            "content-type",
            "Content-Type",
            "traceparent",
            "tracestate",
            "",
            "x\u0000y");
    private static final int MOST_CHANGES = 3;

    private final SplittableRandom random;
    private final AwkwardValues values;

    MutatedHeaders(SplittableRandom random) {
        this.random = random;
        this.values = new AwkwardValues(random);
    }

    Headers of(Headers example) {
        List<Header> headers = new ArrayList<>(List.of(example.toArray()));
        for (int i = 0, n = 1 + random.nextInt(MOST_CHANGES); i < n; i++) {
            change(headers);
        }
        return new RecordHeaders(headers);
    }

    private void change(List<Header> headers) {
        if (headers.isEmpty() || random.nextInt(5) == 0) {
            headers.add(random.nextInt(headers.size() + 1), header(anyName(), value("")));
            return;
        }
        int at = random.nextInt(headers.size());
        Header old = headers.get(at);
        switch (random.nextInt(7)) {
            case 0 -> headers.remove(at);
            case 1 -> headers.set(at, header(old.key(), null));
            case 2 -> headers.set(at, header(old.key(), new byte[0]));
            case 3 -> headers.add(header(old.key(), random.nextBoolean() ? old.value() : value(textOf(old))));
            case 4 -> headers.set(at, header(anyName(), old.value()));
            case 5 -> headers.set(at, header(old.key(), changedBytes(old)));
            default -> headers.set(at, header(old.key(), value(textOf(old))));
        }
    }

    private String anyName() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private byte @Nullable [] value(String example) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> new byte[] {0, 0, 0, (byte) random.nextInt(256)};
            case 2 -> values.contentType().getBytes(StandardCharsets.UTF_8);
            case 3 -> values.value().getBytes(StandardCharsets.UTF_8);
            case 4 -> example.getBytes(StandardCharsets.UTF_16);
            default -> values.textLike(example).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte @Nullable [] changedBytes(Header old) {
        return old.value() == null ? null : new MutatedBytes(random).of(old.value());
    }

    private static String textOf(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, byte @Nullable [] value) {
        return new RecordHeader(name, value);
    }
}
