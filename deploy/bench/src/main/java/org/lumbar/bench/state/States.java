package org.lumbar.bench.state;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.bench.turns.Turns;
import org.lumbar.session.day.ClientDay;
import org.lumbar.session.session.Session;

/** Packs and unpacks stored states in session-service's own form, in Smile and in Protobuf. */
public final class States {
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(2);
    private static final UUID SOME_ID = new UUID(1, 1);

    private final Codec own = new OwnCodec();
    private final StoredStates stored;
    private final Map<String, Codec> codecs = new LinkedHashMap<>();

    /** So that no compiler leaves out what nobody looks at. */
    private volatile Object last = "";

    public States(StoredStates stored) {
        this.stored = stored;
        codecs.put("own packing", own);
        codecs.put("Smile", new SmileCodec());
        codecs.put("Protobuf", new ProtobufCodec());
    }

    /** Something that is done with one value. */
    private interface Step<T> {
        Object of(T value) throws IOException;
    }

    /** Lines for each form: its bytes, and packing and unpacking of sessions and of days. */
    public List<String> compare(int rounds) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("%,d events: a session was written %.3f times an event, a day %.3f times"
                .formatted(
                        stored.events(),
                        (double) stored.sessionWrites() / stored.events(),
                        (double) stored.dayWrites() / stored.events()));
        Turns turns = new Turns();
        turns.add("session, unpack to the domain's objects", work(stored.sessions(), States::unpacked));
        turns.add(
                "session, the same and pack",
                work(stored.sessions(), bytes -> unpacked(bytes).pack()));
        turns.add("day, unpack to the domain's objects", work(stored.days(), States::unpackedDay));
        turns.add(
                "day, the same and pack",
                work(stored.days(), bytes -> unpackedDay(bytes).pack()));
        for (Map.Entry<String, Codec> each : codecs.entrySet()) {
            add(turns, each.getKey(), each.getValue(), lines);
        }
        turns.run(WARM, rounds, MEASURED);
        lines.addAll(turns.lines());
        return lines;
    }

    private void add(Turns turns, String name, Codec codec, List<String> lines) throws IOException {
        List<SessionState> sessions = new ArrayList<>();
        List<byte[]> packedSessions = new ArrayList<>();
        for (byte[] bytes : stored.sessions()) {
            SessionState state = own.session(bytes);
            byte[] packed = codec.pack(state);
            checkSame(own.pack(codec.session(packed)), bytes);
            sessions.add(state);
            packedSessions.add(packed);
        }
        List<DayState> days = new ArrayList<>();
        List<byte[]> packedDays = new ArrayList<>();
        for (byte[] bytes : stored.days()) {
            DayState state = own.day(bytes);
            byte[] packed = codec.pack(state);
            checkSame(own.pack(codec.day(packed)), bytes);
            days.add(state);
            packedDays.add(packed);
        }
        lines.add(
                "%-12s bytes of a session %.0f, of a day %.0f".formatted(name, mean(packedSessions), mean(packedDays)));
        turns.add("session, pack, " + name, work(sessions, codec::pack))
                .add("session, unpack, " + name, work(packedSessions, codec::session))
                .add("day, pack, " + name, work(days, codec::pack))
                .add("day, unpack, " + name, work(packedDays, codec::day));
    }

    private <T> Turns.Work work(List<T> values, Step<T> step) {
        return () -> {
            for (T value : values) {
                last = step.of(value);
            }
            return values.size();
        };
    }

    private static Session unpacked(byte[] bytes) {
        return Session.unpack(SOME_ID, 1, 1, bytes);
    }

    private static ClientDay unpackedDay(byte[] bytes) {
        return ClientDay.unpack(LocalDate.EPOCH, 1, 1, bytes);
    }

    /** A form that loses something isn't compared. */
    private static void checkSame(byte[] now, byte[] before) {
        if (!Arrays.equals(now, before)) {
            throw new IllegalStateException("a state is another one after packing and unpacking");
        }
    }

    private static double mean(List<byte[]> all) {
        return all.stream().mapToInt(bytes -> bytes.length).average().orElse(0);
    }
}
