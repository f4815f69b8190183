package org.lumbar.bench.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.bench.turns.Turns;
import org.lumbar.session.event.EventReader;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.simulator.Generator;
import org.lumbar.simulator.story.Setting;

/** Session-service's reader of events beside a validator with binding, and beside the CloudEvents SDK with checks. */
public final class Readers {
    private static final Duration WARM = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(4);

    private final EventReader ours = new EventReader();
    private final ValidatorReader validator = new ValidatorReader();
    private final SdkReader sdk = new SdkReader();

    /** So that no compiler leaves out what nobody looks at. */
    private volatile Object last = "";

    /** Reads one event to its end. */
    private interface Reader {
        Object read(byte[] value) throws Exception;
    }

    /**
     * A line for each reader, time and bytes per event.
     *
     * @param practice whose events are read, as they leave the phones
     */
    public List<String> compare(Setting practice, int rounds) throws Exception {
        List<byte[]> events =
                Generator.events(practice).map(event -> event.structured()).toList();
        checkThatAllReadTheSame(events);
        Turns turns = new Turns()
                .add("ours", work(events, ours::readStructured))
                .add("JSON Schema validator, then binding", work(events, validator::read))
                .add("CloudEvents SDK, then field checks", work(events, sdk::read))
                .run(WARM, rounds, MEASURED);
        List<String> lines = new ArrayList<>(List.of("%,d events".formatted(events.size())));
        lines.addAll(turns.lines());
        return lines;
    }

    private Turns.Work work(List<byte[]> events, Reader reader) {
        return () -> {
            for (byte[] event : events) {
                last = reader.read(event);
            }
            return events.size();
        };
    }

    private void checkThatAllReadTheSame(List<byte[]> events) throws Exception {
        ObjectMapper json = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        for (byte[] value : events) {
            SessionEvent one = ours.readStructured(value);
            ReadEvent two = validator.read(value);
            ReadEvent three = sdk.read(value);
            boolean same = two.equals(three)
                    && two.clientId().equals(one.clientId())
                    && two.id().equals(one.id())
                    && two.time().equals(one.time())
                    && two.zone().equals(one.zone())
                    && json.valueToTree(two.data()).equals(json.readTree(one.data()));
            if (!same) {
                throw new IllegalStateException("the readers differ on an event");
            }
        }
    }
}
