package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Texts;

/** The members of an event's {@code data}, of all types; which of them count is known once the type is. */
final class EventFields {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern STEP_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Map<String, Pressure> PRESSURES = byName(Pressure.values());
    private static final Map<String, StopReason> STOP_REASONS = byName(StopReason.values());
    private static final Map<String, SkipReason> SKIP_REASONS = byName(SkipReason.values());
    private static final Map<String, Moment> MOMENTS = byName(Moment.values());
    private static final Map<String, Feeling> FEELINGS = byName(Feeling.values());

    private final Field sessionId = new Field("/data/sessionId");
    private final Field planId = new Field("/data/planId");
    private final Field occurrenceId = new Field("/data/occurrenceId");
    private final Field screening = new Field("/data/screening");
    private final Field screeningVersion = new Field("/data/screening/version");
    private final Field screeningPassed = new Field("/data/screening/passed");
    private final Field stepKey = new Field("/data/stepKey");
    private final Field durationSeconds = new Field("/data/durationSeconds");
    private final Field repetitions = new Field("/data/repetitions");
    private final Field holdSeconds = new Field("/data/holdSeconds");
    private final Field pressure = new Field("/data/pressure");
    private final Field equipment = new Field("/data/equipment");
    private final Field reason = new Field("/data/reason");
    private final Field moment = new Field("/data/moment");
    private final Field score = new Field("/data/score");
    private final Field stiff = new Field("/data/stiff");
    private final Field sore = new Field("/data/sore");
    private final Field flareUp = new Field("/data/flareUp");
    private final Field feeling = new Field("/data/feeling");
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> unknownOfScreening = new HashSet<>();
    private int members;
    private final Map<Kind, List<Field>> known = new EnumMap<>(Map.of(
            Kind.STARTED,
            List.of(sessionId, planId, occurrenceId, screening),
            Kind.STEP_COMPLETED,
            List.of(sessionId, stepKey, durationSeconds, repetitions, holdSeconds, pressure, equipment),
            Kind.STEP_SKIPPED,
            List.of(sessionId, stepKey, reason),
            Kind.PAIN_RATED,
            List.of(sessionId, moment, score, stepKey, stiff, sore, flareUp),
            Kind.STOPPED,
            List.of(sessionId, reason, stepKey),
            Kind.COMPLETED,
            List.of(sessionId, feeling)));
    private final List<Field> all = List.of(
            sessionId,
            planId,
            occurrenceId,
            screening,
            screeningVersion,
            screeningPassed,
            stepKey,
            durationSeconds,
            repetitions,
            holdSeconds,
            pressure,
            equipment,
            reason,
            moment,
            score,
            stiff,
            sore,
            flareUp,
            feeling);

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Stream.of(values).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
    }

    void clear() {
        all.forEach(Field::clear);
        unknown.clear();
        unknownOfScreening.clear();
        members = 0;
    }

    /** Reads the object that the parser stands at, up to its end. */
    void read(JsonParser parser, Structure structure) throws IOException {
        clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            readMember(name, parser, structure);
            members++;
        }
    }

    private void readMember(String name, JsonParser parser, Structure structure) throws IOException {
        switch (name) {
            case "sessionId" -> sessionId.readUuid(parser, structure);
            case "planId" -> planId.readUuid(parser, structure);
            case "occurrenceId" -> occurrenceId.readText(parser, structure, EventFields::occurrence);
            case "screening" -> readScreening(parser, structure);
            case "stepKey" -> stepKey.readText(parser, structure, EventFields::step);
            case "durationSeconds" -> durationSeconds.readWhole(parser, structure, 86_400);
            case "repetitions" -> repetitions.readWhole(parser, structure, 10_000);
            case "holdSeconds" -> holdSeconds.readWhole(parser, structure, 3_600);
            case "pressure" -> pressure.readText(parser, structure, PRESSURES::get);
            case "equipment" -> equipment.readText(parser, structure, text -> line(text, 80));
            case "reason" -> reason.readText(parser, structure, Function.identity());
            case "moment" -> moment.readText(parser, structure, MOMENTS::get);
            case "score" -> score.readWhole(parser, structure, 10);
            case "stiff" -> stiff.readBoolean(parser, structure);
            case "sore" -> sore.readBoolean(parser, structure);
            case "flareUp" -> flareUp.readBoolean(parser, structure);
            case "feeling" -> feeling.readText(parser, structure, FEELINGS::get);
            default -> structure.skipUnknown(unknown, name, parser);
        }
    }

    private void readScreening(JsonParser parser, Structure structure) throws IOException {
        if (screening.isPresent()) {
            structure.memberTwice();
        }
        unknownOfScreening.clear();
        screeningVersion.clear();
        screeningPassed.clear();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            structure.skip(parser);
            screening.set(null);
            return;
        }
        screening.set(Boolean.TRUE);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "version" -> screeningVersion.readText(parser, structure, text -> line(text, 40));
                case "passed" -> screeningPassed.readBoolean(parser, structure);
                default -> structure.skipUnknown(unknownOfScreening, name, parser);
            }
        }
    }

    /**
     * What is stored of the data of an event of that type that is right: the bytes as they were sent, if nothing else is in them than what
     * the contract knows of the type; else only that, written anew.
     */
    byte[] known(Kind kind, byte[] sent) {
        List<Field> ofType = known.getOrDefault(kind, List.of());
        boolean nothingElse = members == present(ofType) && unknownOfScreening.isEmpty();
        return nothingElse ? sent : written(ofType);
    }

    private static int present(List<Field> fields) {
        int present = 0;
        for (Field field : fields) {
            if (field.isPresent()) {
                present++;
            }
        }
        return present;
    }

    private byte[] written(List<Field> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            for (Field field : fields) {
                if (field == screening && field.isPresent()) {
                    out.writeObjectFieldStart(screening.name());
                    screeningVersion.write(out);
                    screeningPassed.write(out);
                    out.writeEndObject();
                } else {
                    field.write(out);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable String step(String text) {
        return STEP_KEY.matcher(text).matches() ? text : null;
    }

    private static @Nullable String occurrence(String text) {
        return !text.isEmpty() && text.length() <= 120 && text.chars().allMatch(c -> c >= '!' && c <= '~')
                ? text
                : null;
    }

    private static @Nullable String line(String text, int max) {
        boolean fine = !text.isEmpty()
                && text.codePointCount(0, text.length()) <= max
                && text.chars().noneMatch(c -> c < 0x20)
                && Texts.isStorable(text);
        return fine ? text : null;
    }

    /** What the members say for that type; members of other types are unknown fields here, and so ignored. */
    Reported toReported(Kind kind) throws EventRejected {
        return switch (kind) {
            case STARTED ->
                new Reported.Started(session(), required(planId, UUID.class), text(occurrenceId), screening());
            case STEP_COMPLETED ->
                new Reported.StepCompleted(
                        session(),
                        required(stepKey, String.class),
                        whole(durationSeconds),
                        whole(repetitions),
                        whole(holdSeconds),
                        pressure.optional(Pressure.class, Code.INVALID_FIELD),
                        text(equipment));
            case STEP_SKIPPED ->
                new Reported.StepSkipped(session(), required(stepKey, String.class), named(reason, SKIP_REASONS));
            case PAIN_RATED -> painRated();
            case STOPPED -> new Reported.Stopped(session(), named(reason, STOP_REASONS), text(stepKey));
            case COMPLETED -> new Reported.Completed(session(), feeling.optional(Feeling.class, Code.INVALID_FIELD));
        };
    }

    private Reported painRated() throws EventRejected {
        Moment at = required(moment, Moment.class);
        int nrs = required(score, Long.class).intValue();
        UUID session = null;
        if (at == Moment.BEFORE || at == Moment.DURING || at == Moment.AFTER) {
            session = session();
        } else if (sessionId.isPresent()) {
            throw new EventRejected(Code.FORBIDDEN_FIELD, sessionId.pointer());
        }
        return new Reported.PainRated(session, at, nrs, text(stepKey), flag(stiff), flag(sore), flag(flareUp));
    }

    private Reported.@Nullable Screening screening() throws EventRejected {
        if (screening.optional(Boolean.class, Code.INVALID_FIELD) == null) {
            return null;
        }
        return new Reported.Screening(
                required(screeningVersion, String.class), required(screeningPassed, Boolean.class));
    }

    private UUID session() throws EventRejected {
        return required(sessionId, UUID.class);
    }

    private static <T> T required(Field field, Class<T> type) throws EventRejected {
        return field.required(type, Code.MISSING_FIELD, Code.INVALID_FIELD);
    }

    private static <E> E named(Field field, Map<String, E> names) throws EventRejected {
        E value = names.get(required(field, String.class));
        if (value == null) {
            throw new EventRejected(Code.INVALID_FIELD, field.pointer());
        }
        return value;
    }

    private static @Nullable String text(Field field) throws EventRejected {
        return field.optional(String.class, Code.INVALID_FIELD);
    }

    private static @Nullable Boolean flag(Field field) throws EventRejected {
        return field.optional(Boolean.class, Code.INVALID_FIELD);
    }

    private static @Nullable Integer whole(Field field) throws EventRejected {
        Long value = field.optional(Long.class, Code.INVALID_FIELD);
        return value == null ? null : value.intValue();
    }
}
