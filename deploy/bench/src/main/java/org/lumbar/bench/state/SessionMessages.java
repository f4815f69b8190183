package org.lumbar.bench.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.lumbar.bench.state.proto.LockedWorkMessage;
import org.lumbar.bench.state.proto.RatingMessage;
import org.lumbar.bench.state.proto.ReportsMessage;
import org.lumbar.bench.state.proto.SessionMessage;
import org.lumbar.bench.state.proto.StartMessage;
import org.lumbar.bench.state.proto.StepDayMessage;
import org.lumbar.bench.state.proto.StepMessage;
import org.lumbar.bench.state.proto.StopMessage;
import org.lumbar.session.store.PackedReader;

/** A session's state from and to generated messages. */
final class SessionMessages {
    private static final long MICROS_PER_DAY = 86_400 * Micros.PER_SECOND;

    private SessionMessages() {}

    static SessionMessage message(SessionState state) {
        SessionMessage.Builder out = SessionMessage.newBuilder()
                .setEventCount(state.eventCount)
                .setFirstReceivedAt(Micros.of(state.firstReceivedAt))
                .setLastReceivedAt(Micros.of(state.lastReceivedAt))
                .setClockSkew(state.clockSkew)
                .setConflictingStart(state.conflictingStart)
                .setScreeningNotPassed(state.screeningNotPassed);
        if (state.start != null) {
            out.setStart(message(state.start));
        }
        state.steps.forEach(step -> out.addSteps(message(step)));
        state.ratings.forEach(rating -> out.addRatings(message(rating)));
        state.stops.forEach(stop -> out.addStops(message(stop)));
        if (state.endedAt != null) {
            out.setEndedAt(Micros.of(state.endedAt));
        }
        if (state.feelingId != null) {
            out.setFeelingHigh(state.feelingId.getMostSignificantBits())
                    .setFeelingLow(state.feelingId.getLeastSignificantBits());
        }
        if (state.feeling != null) {
            out.setFeeling(state.feeling);
        }
        state.lockedWork.forEach(work -> out.addLockedWork(LockedWorkMessage.newBuilder()
                .setStepKey(work.stepKey())
                .setTechnique(work.technique())
                .setLockHigh(work.lockId().getMostSignificantBits())
                .setLockLow(work.lockId().getLeastSignificantBits())));
        return out.build();
    }

    private static StartMessage message(SessionState.Start start) {
        StartMessage.Builder out = StartMessage.newBuilder()
                .setEventHigh(start.eventId().getMostSignificantBits())
                .setEventLow(start.eventId().getLeastSignificantBits())
                .setPlanHigh(start.planId().getMostSignificantBits())
                .setPlanLow(start.planId().getLeastSignificantBits())
                .setPassed(start.passed())
                .setAt(Micros.of(start.at()))
                .setZone(start.zone().getId());
        if (start.occurrenceId() != null) {
            out.setOccurrenceId(start.occurrenceId());
        }
        if (start.screening() != null) {
            out.setScreening(start.screening());
        }
        return out.build();
    }

    private static StepMessage message(SessionState.Step step) {
        StepMessage.Builder out = StepMessage.newBuilder().setKey(step.key()).setDelaySeconds(step.delaySeconds());
        for (SessionState.StepDay day : step.days()) {
            StepDayMessage.Builder one =
                    out.addDaysBuilder().setDay((int) day.day().toEpochDay()).setWithoutPressure(day.withoutPressure());
            if (day.firmest() != null) {
                one.setFirmest(day.firmest());
            }
            day.tools().forEach(reports -> add(reports, one));
        }
        if (step.skipId() != null) {
            out.setSkipHigh(step.skipId().getMostSignificantBits())
                    .setSkipLow(step.skipId().getLeastSignificantBits());
        }
        if (step.skipReason() != null) {
            out.setSkipReason(step.skipReason());
        }
        if (step.repetitions() != null) {
            out.setRepetitions(step.repetitions());
        }
        if (step.holdSeconds() != null) {
            out.setHoldSeconds(step.holdSeconds());
        }
        return out.build();
    }

    private static void add(SessionState.Reports reports, StepDayMessage.Builder day) {
        long from = day.getDay() * MICROS_PER_DAY;
        ReportsMessage.Builder out = day.addToolsBuilder().setTool(reports.tool());
        if (reports.seconds() != null) {
            out.setSeconds(reports.seconds());
        }
        reports.times().forEach(at -> out.addTimes(Micros.of(at) - from));
    }

    static RatingMessage message(SessionState.Rating rating) {
        SessionState.Said said = rating.said();
        RatingMessage.Builder out = RatingMessage.newBuilder()
                .setHigh(rating.id().getMostSignificantBits())
                .setLow(rating.id().getLeastSignificantBits())
                .setMoment(said.moment())
                .setScore(said.score())
                .setZone(rating.zone().getId())
                .setOccurredAt(Micros.of(rating.occurredAt()))
                .setReceivedAt(Micros.of(rating.receivedAt()))
                .setRevision(rating.revision());
        if (said.stepKey() != null) {
            out.setStepKey(said.stepKey());
        }
        if (said.stiff() != null) {
            out.setStiff(said.stiff());
        }
        if (said.sore() != null) {
            out.setSore(said.sore());
        }
        if (said.flareUp() != null) {
            out.setFlareUp(said.flareUp());
        }
        if (rating.rule() != null) {
            out.setRule(rating.rule());
        }
        return out.build();
    }

    private static StopMessage message(SessionState.Stop stop) {
        StopMessage.Builder out = StopMessage.newBuilder()
                .setEventHigh(stop.eventId().getMostSignificantBits())
                .setEventLow(stop.eventId().getLeastSignificantBits())
                .setReason(stop.reason())
                .setDay((int) stop.day().toEpochDay())
                .setAt(Micros.of(stop.at()));
        if (stop.stepKey() != null) {
            out.setStepKey(stop.stepKey());
        }
        return out.build();
    }

    static SessionState state(SessionMessage in) {
        SessionState state = new SessionState();
        state.eventCount = in.getEventCount();
        state.firstReceivedAt = Micros.instant(in.getFirstReceivedAt());
        state.lastReceivedAt = Micros.instant(in.getLastReceivedAt());
        state.clockSkew = in.getClockSkew();
        state.conflictingStart = in.getConflictingStart();
        state.screeningNotPassed = in.getScreeningNotPassed();
        state.start = in.hasStart() ? start(in.getStart()) : null;
        state.steps = each(in.getStepsList(), SessionMessages::step);
        state.ratings = each(in.getRatingsList(), SessionMessages::rating);
        state.stops = each(
                in.getStopsList(),
                stop -> new SessionState.Stop(
                        new UUID(stop.getEventHigh(), stop.getEventLow()),
                        stop.getReason(),
                        stop.hasStepKey() ? stop.getStepKey() : null,
                        LocalDate.ofEpochDay(stop.getDay()),
                        Micros.instant(stop.getAt())));
        state.endedAt = in.hasEndedAt() ? Micros.instant(in.getEndedAt()) : null;
        state.feelingId = in.hasFeelingHigh() ? new UUID(in.getFeelingHigh(), in.getFeelingLow()) : null;
        state.feeling = in.hasFeeling() ? Integer.valueOf(in.getFeeling()) : null;
        state.lockedWork = each(
                in.getLockedWorkList(),
                work -> new SessionState.LockedWork(
                        work.getStepKey(), work.getTechnique(), new UUID(work.getLockHigh(), work.getLockLow())));
        return state;
    }

    private static SessionState.Start start(StartMessage in) {
        return new SessionState.Start(
                new UUID(in.getEventHigh(), in.getEventLow()),
                new UUID(in.getPlanHigh(), in.getPlanLow()),
                in.hasOccurrenceId() ? in.getOccurrenceId() : null,
                in.hasScreening() ? in.getScreening() : null,
                in.getPassed(),
                Micros.instant(in.getAt()),
                PackedReader.zone(in.getZone()));
    }

    private static SessionState.Step step(StepMessage in) {
        return new SessionState.Step(
                in.getKey(),
                each(in.getDaysList(), SessionMessages::stepDay),
                in.hasSkipHigh() ? new UUID(in.getSkipHigh(), in.getSkipLow()) : null,
                in.hasSkipReason() ? Integer.valueOf(in.getSkipReason()) : null,
                in.hasRepetitions() ? Long.valueOf(in.getRepetitions()) : null,
                in.hasHoldSeconds() ? Integer.valueOf(in.getHoldSeconds()) : null,
                in.getDelaySeconds());
    }

    private static SessionState.StepDay stepDay(StepDayMessage in) {
        return new SessionState.StepDay(
                LocalDate.ofEpochDay(in.getDay()),
                in.hasFirmest() ? Integer.valueOf(in.getFirmest()) : null,
                in.getWithoutPressure(),
                each(in.getToolsList(), tool -> reports(tool, in.getDay() * MICROS_PER_DAY)));
    }

    private static SessionState.Reports reports(ReportsMessage in, long from) {
        List<Instant> times = new ArrayList<>(in.getTimesCount());
        for (int i = 0; i < in.getTimesCount(); i++) {
            times.add(Micros.instant(from + in.getTimes(i)));
        }
        return new SessionState.Reports(in.getTool(), in.hasSeconds() ? Long.valueOf(in.getSeconds()) : null, times);
    }

    static SessionState.Rating rating(RatingMessage in) {
        return new SessionState.Rating(
                new UUID(in.getHigh(), in.getLow()),
                new SessionState.Said(
                        in.getMoment(),
                        in.getScore(),
                        in.hasStepKey() ? in.getStepKey() : null,
                        in.hasStiff() ? Boolean.valueOf(in.getStiff()) : null,
                        in.hasSore() ? Boolean.valueOf(in.getSore()) : null,
                        in.hasFlareUp() ? Boolean.valueOf(in.getFlareUp()) : null),
                PackedReader.zone(in.getZone()),
                Micros.instant(in.getOccurredAt()),
                Micros.instant(in.getReceivedAt()),
                in.hasRule() ? Integer.valueOf(in.getRule()) : null,
                in.getRevision());
    }

    static <M, S> List<S> each(List<M> messages, Function<M, S> of) {
        List<S> all = new ArrayList<>(messages.size());
        for (M message : messages) {
            all.add(of.apply(message));
        }
        return all;
    }
}
