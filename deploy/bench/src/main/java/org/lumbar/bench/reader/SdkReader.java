package org.lumbar.bench.reader;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;

/** Lets the CloudEvents SDK read an event, and checks attributes and fields by hand on the tree that it gives. */
final class SdkReader {
    private final JsonFormat format = new JsonFormat();

    /** @throws IOException if it is no event of the contract */
    ReadEvent read(byte[] value) throws IOException {
        CloudEvent event = format.deserialize(value);
        if (!(event.getData() instanceof JsonCloudEventData data)
                || !data.getNode().isObject()) {
            throw new IOException("no data");
        }
        Object zone = event.getExtension("timezone");
        var known = zone instanceof String name ? Zones.find(name) : null;
        var time = event.getTime();
        if (known == null || time == null || !event.getSource().toString().startsWith("urn:lumbar:app:")) {
            throw new IOException("attributes");
        }
        return new ReadEvent(
                UUID.fromString(requireNonNull(event.getSubject())),
                UUID.fromString(event.getId()),
                time.toInstant(),
                known,
                data(event.getType(), new Fields(data.getNode())));
    }

    private static JacksonEvent data(String type, Fields in) throws IOException {
        return switch (type) {
            case "org.lumbar.session.started.v1" ->
                new JacksonEvent.Started(in.uuid("sessionId"), in.uuid("planId"), in.occurrence(), screening(in));
            case "org.lumbar.session.step-completed.v1" ->
                new JacksonEvent.StepCompleted(
                        in.uuid("sessionId"),
                        in.required(in.stepKey()),
                        in.whole("durationSeconds", 86_400),
                        in.whole("repetitions", 10_000),
                        in.whole("holdSeconds", 3_600),
                        in.word("pressure", Fields.PRESSURES),
                        in.line("equipment", 80));
            case "org.lumbar.session.step-skipped.v1" ->
                new JacksonEvent.StepSkipped(
                        in.uuid("sessionId"),
                        in.required(in.stepKey()),
                        in.required(in.word("reason", Fields.SKIP_REASONS)));
            case "org.lumbar.session.pain-rated.v1" -> painRated(in);
            case "org.lumbar.session.stopped.v1" ->
                new JacksonEvent.Stopped(
                        in.uuid("sessionId"), in.required(in.word("reason", Fields.STOP_REASONS)), in.stepKey());
            case "org.lumbar.session.completed.v1" ->
                new JacksonEvent.Completed(in.uuid("sessionId"), in.word("feeling", Fields.FEELINGS));
            default -> throw new IOException("unknown type");
        };
    }

    private static JacksonEvent painRated(Fields in) throws IOException {
        String moment = in.required(in.word("moment", Fields.MOMENTS));
        boolean within = !moment.equals("NEXT_DAY") && !moment.equals("AD_HOC");
        if (!within && in.has("sessionId")) {
            throw new IOException("sessionId");
        }
        return new JacksonEvent.PainRated(
                within ? in.uuid("sessionId") : null,
                moment,
                in.required(in.whole("score", 10)),
                in.stepKey(),
                in.flag("stiff"),
                in.flag("sore"),
                in.flag("flareUp"));
    }

    private static JacksonEvent.@Nullable Screening screening(Fields in) throws IOException {
        JsonNode node = in.object("screening");
        if (node == null) {
            return null;
        }
        Fields fields = new Fields(node);
        return new JacksonEvent.Screening(
                fields.required(fields.line("version", 40)), fields.required(fields.flag("passed")));
    }
}
