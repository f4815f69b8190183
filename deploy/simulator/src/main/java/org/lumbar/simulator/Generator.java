package org.lumbar.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.routine.Catalogue;
import org.lumbar.simulator.story.Setting;
import org.lumbar.simulator.story.Upload;
import org.lumbar.simulator.story.Uploads;

/**
 * The same events without any service: records for the topic of session events, in the order in which they leave the
 * phones, resends included. Clients and plans of the same setting are those of {@link
 * org.lumbar.simulator.story.Practice}; routines are the simulator's own copy of the catalogue.
 */
public final class Generator {
    private Generator() {}

    /** A record of the topic: key and CloudEvents structured value. Made for speed, not to be compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record KeyedEvent(byte[] key, byte[] value) {}

    /** Lazily; a day of the story is in memory at a time. Sequential. */
    public static Stream<KeyedEvent> records(Setting setting) {
        return events(setting)
                .map(event -> new KeyedEvent(
                        event.clientId().toString().getBytes(StandardCharsets.UTF_8), event.structured()));
    }

    public static Stream<SessionEvent> events(Setting setting) {
        return uploads(setting).flatMap(upload -> upload.events().stream());
    }

    public static Stream<Upload> uploads(Setting setting) {
        Iterator<Upload> uploads = new Uploads(setting, Catalogue.builtIn());
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(uploads, ordered), false);
    }
}
