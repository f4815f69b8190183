package org.lumbar.bench.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** Session-service's own packing: the same calls of its writer and its reader, so that the bytes are the stored ones. */
final class OwnCodec implements Codec {
    private static final int FORM = 2;
    private static final int ABSENT = -1;
    private static final int MICROS = 1_000;

    @Override
    public byte[] pack(SessionState state) {
        PackedWriter out = new PackedWriter()
                .number(FORM)
                .number(state.eventCount)
                .instant(state.firstReceivedAt)
                .instant(state.lastReceivedAt)
                .flag(state.clockSkew)
                .flag(state.conflictingStart)
                .flag(state.screeningNotPassed)
                .flag(state.start != null);
        if (state.start != null) {
            pack(out, state.start);
        }
        out.list(state.steps, OwnCodec::pack)
                .list(state.ratings, OwnCodec::pack)
                .list(
                        state.stops,
                        (writer, stop) -> date(
                                        writer.uuid(stop.eventId())
                                                .number(stop.reason())
                                                .optionalText(stop.stepKey()),
                                        stop.day())
                                .instant(stop.at()))
                .flag(state.endedAt != null);
        if (state.endedAt != null) {
            out.instant(state.endedAt);
        }
        return word(out.optionalUuid(state.feelingId), state.feeling)
                .list(
                        state.lockedWork,
                        (writer, work) -> writer.text(work.stepKey())
                                .number(work.technique())
                                .uuid(work.lockId()))
                .toBytes();
    }

    private static void pack(PackedWriter out, SessionState.Start start) {
        out.uuid(start.eventId())
                .uuid(start.planId())
                .optionalText(start.occurrenceId())
                .optionalText(start.screening())
                .flag(start.passed())
                .instant(start.at())
                .text(start.zone().getId());
    }

    private static void pack(PackedWriter out, SessionState.Step step) {
        out.text(step.key()).list(step.days(), (writer, day) -> {
            date(writer, day.day());
            word(writer, day.firmest()).flag(day.withoutPressure()).list(day.tools(), (more, reports) -> {
                long from = start(day.day());
                more.number(reports.tool())
                        .optionalNumber(reports.seconds())
                        .list(
                                reports.times(),
                                (times, at) ->
                                        times.number(at.getEpochSecond() - from).number(at.getNano() / MICROS));
            });
        });
        word(out.optionalUuid(step.skipId()), step.skipReason())
                .optionalNumber(step.repetitions())
                .optionalNumber(step.holdSeconds())
                .number(step.delaySeconds());
    }

    private static void pack(PackedWriter out, SessionState.Rating rating) {
        SessionState.Said said = rating.said();
        out.uuid(rating.id())
                .number(said.moment())
                .number(said.score())
                .optionalText(said.stepKey())
                .optionalFlag(said.stiff())
                .optionalFlag(said.sore())
                .optionalFlag(said.flareUp())
                .text(rating.zone().getId())
                .instant(rating.occurredAt())
                .instant(rating.receivedAt());
        word(out, rating.rule()).number(rating.revision());
    }

    @Override
    public byte[] pack(DayState state) {
        PackedWriter out = new PackedWriter()
                .number(FORM)
                .list(
                        state.shares(),
                        (writer, share) -> work(
                                        writer.uuid(share.sessionId()).number(share.ballSeconds()), share.work())
                                .list(share.locks(), OwnCodec::pack))
                .list(state.ratings(), OwnCodec::pack);
        DayState.Question question = state.question();
        out.flag(question != null);
        if (question != null) {
            work(date(date(out, question.aboutDay()), question.dueFrom()), question.work());
        }
        return out.list(
                        state.resting(),
                        (writer, rest) -> date(writer.number(rest.technique()).uuid(rest.eventId()), rest.since()))
                .list(state.locked(), OwnCodec::pack)
                .toBytes();
    }

    private static PackedWriter work(PackedWriter out, List<DayState.Work> all) {
        return out.list(
                all,
                (writer, work) ->
                        writer.number(work.technique()).number(work.areas()).number(work.strained()));
    }

    private static void pack(PackedWriter out, DayState.Lock lock) {
        date(out.number(lock.technique()).uuid(lock.lockId()).number(lock.rule()), lock.since());
    }

    private static PackedWriter word(PackedWriter out, @Nullable Integer position) {
        return out.number(position == null ? ABSENT : position);
    }

    private static PackedWriter date(PackedWriter out, LocalDate day) {
        return out.number(day.toEpochDay());
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    @Override
    public SessionState session(byte[] bytes) {
        PackedReader in = form(bytes);
        SessionState state = new SessionState();
        state.eventCount = in.integer();
        state.firstReceivedAt = in.instant();
        state.lastReceivedAt = in.instant();
        state.clockSkew = in.flag();
        state.conflictingStart = in.flag();
        state.screeningNotPassed = in.flag();
        state.start = in.flag()
                ? new SessionState.Start(
                        in.uuid(), in.uuid(), in.optionalText(), in.optionalText(), in.flag(), in.instant(), in.zone())
                : null;
        state.steps = in.list(OwnCodec::step);
        state.ratings = in.list(OwnCodec::rating);
        state.stops = in.list(reader -> new SessionState.Stop(
                reader.uuid(), reader.integer(), reader.optionalText(), date(reader), reader.instant()));
        state.endedAt = in.flag() ? in.instant() : null;
        state.feelingId = in.optionalUuid();
        state.feeling = word(in);
        state.lockedWork =
                in.list(reader -> new SessionState.LockedWork(reader.text(), reader.integer(), reader.uuid()));
        return state;
    }

    private static PackedReader form(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        if (in.number() != FORM) {
            throw new IllegalStateException("another form than the bench knows");
        }
        return in;
    }

    private static SessionState.Step step(PackedReader in) {
        return new SessionState.Step(
                in.text(),
                in.list(OwnCodec::stepDay),
                in.optionalUuid(),
                word(in),
                in.flag() ? Long.valueOf(in.number()) : null,
                in.optionalInteger(),
                in.number());
    }

    private static SessionState.StepDay stepDay(PackedReader in) {
        LocalDate day = date(in);
        long from = start(day);
        return new SessionState.StepDay(
                day,
                word(in),
                in.flag(),
                in.list(reader -> new SessionState.Reports(
                        reader.integer(),
                        reader.flag() ? Long.valueOf(reader.number()) : null,
                        reader.list(each -> Instant.ofEpochSecond(from + each.number(), each.number() * MICROS)))));
    }

    private static SessionState.Rating rating(PackedReader in) {
        UUID id = in.uuid();
        SessionState.Said said = new SessionState.Said(
                in.integer(), in.integer(), in.optionalText(), in.optionalFlag(), in.optionalFlag(), in.optionalFlag());
        return new SessionState.Rating(id, said, in.zone(), in.instant(), in.instant(), word(in), in.integer());
    }

    @Override
    public DayState day(byte[] bytes) {
        PackedReader in = form(bytes);
        return new DayState(
                in.list(reader ->
                        new DayState.Share(reader.uuid(), reader.number(), work(reader), reader.list(OwnCodec::lock))),
                in.list(OwnCodec::rating),
                in.flag() ? new DayState.Question(date(in), date(in), work(in)) : null,
                in.list(reader -> new DayState.Rest(reader.integer(), reader.uuid(), date(reader))),
                in.list(OwnCodec::lock));
    }

    private static List<DayState.Work> work(PackedReader in) {
        return in.list(reader -> new DayState.Work(reader.integer(), reader.integer(), reader.integer()));
    }

    private static DayState.Lock lock(PackedReader in) {
        return new DayState.Lock(in.integer(), in.uuid(), in.integer(), date(in));
    }

    private static @Nullable Integer word(PackedReader in) {
        int position = in.integer();
        return position == ABSENT ? null : position;
    }

    private static LocalDate date(PackedReader in) {
        return LocalDate.ofEpochDay(in.number());
    }
}
