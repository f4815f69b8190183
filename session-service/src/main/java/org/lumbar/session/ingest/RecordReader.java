package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.EventHash;
import org.lumbar.session.event.EventReader;
import org.lumbar.session.event.EventRejected;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.fold.Incoming;

/** Reads a record of the events' topic in either CloudEvents mode. For one thread. */
public final class RecordReader {
    private static final byte[] NOTHING = new byte[0];
    private static final String PREFIX = "ce_";

    /** Binary mode has the content type in its own header. */
    private static final String NOT_A_HEADER = "ce_datacontenttype";

    private final EventReader events = new EventReader();
    private final EventHash hash = new EventHash();

    public Incoming read(ConsumerRecord<byte[], byte[]> record) throws EventRejected {
        byte[] value = record.value() == null ? NOTHING : record.value();
        SessionEvent event = isBinary(record.headers())
                ? events.readBinary(attributes(record.headers()), value)
                : events.readStructured(value);
        checkKey(record.key(), event);
        return new Incoming(record, event, hash.of(event));
    }

    /** Binary if the content type is no CloudEvent's and the headers name a version; else structured. */
    private static boolean isBinary(Headers headers) {
        if (headers.lastHeader("ce_specversion") == null) {
            return false;
        }
        Header type = headers.lastHeader("content-type");
        return type == null
                || type.value() == null
                || !EventReader.text(type.value()).toLowerCase(Locale.ROOT).startsWith("application/cloudevents");
    }

    private static EventReader.Attributes attributes(Headers headers) {
        return sink -> {
            for (Header header : headers) {
                if (header.value() == null) {
                    continue;
                }
                if (header.key().startsWith(PREFIX) && !header.key().equals(NOT_A_HEADER)) {
                    sink.accept(header.key().substring(PREFIX.length()), EventReader.text(header.value()));
                } else if (header.key().equals("content-type")) {
                    sink.accept("datacontenttype", EventReader.text(header.value()));
                }
            }
        };
    }

    /** The key is the subject in lower case: any other key could lie in another partition than the client's. */
    private static void checkKey(byte @Nullable [] key, SessionEvent event) throws EventRejected {
        boolean same =
                key != null && Arrays.equals(key, event.clientId().toString().getBytes(ISO_8859_1));
        if (!same) {
            throw new EventRejected(Code.KEY_MISMATCH, "/subject");
        }
    }
}
