package org.lumbar.insights.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Barred;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Dose;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.EarlierDose;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.PlanSnapshot.LeftOut;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.PlanSnapshot.Range;
import org.lumbar.insights.snapshot.PlanSnapshot.Routine;
import org.lumbar.insights.snapshot.PlanSnapshot.Schedule;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot.Answer;
import org.lumbar.insights.snapshot.SessionSnapshot.Guidance;
import org.lumbar.insights.snapshot.SessionSnapshot.Stop;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;

/** Snapshots about one made-up client, for tests: everything is usual but what a test says. */
public final class Snapshots {

    public static final String ZONE = "Europe/Berlin";

    /** The first half of every id. */
    private static long space = 0x0190a00000007000L;

    private Snapshots() {}

    /** From here on all ids are others: what comes next shares a service and its database with what was before. */
    static void withOwnIds() {
        space = UUID.randomUUID().getMostSignificantBits();
    }

    /** The client's practice. */
    public static UUID practice() {
        return id(0xa001);
    }

    /** Whom everything is about. */
    public static UUID client() {
        return id(0xc001);
    }

    /** The client's plan. */
    public static UUID plan() {
        return id(0xb001);
    }

    /** A required step with a prescribed dose, each of which may be missing. */
    public static Step step(String key, String technique, @Nullable Integer seconds, @Nullable Integer repetitions) {
        Range time = seconds == null ? null : new Range(seconds, seconds * 2);
        Range times = repetitions == null ? null : new Range(repetitions, repetitions);
        return new Step(key, key, Map.of(), technique, true, time, times, null, List.of(), List.of(), List.of());
    }

    /** A required step of a dose in seconds that was another one up to a day. */
    public static Step dosed(String key, String technique, int seconds, int earlierSeconds, LocalDate to) {
        Range time = new Range(seconds, seconds);
        EarlierDose earlier = new EarlierDose(to, new Range(earlierSeconds, earlierSeconds), null, null);
        return new Step(key, key, Map.of(), technique, true, time, null, null, List.of(), List.of(), List.of(earlier));
    }

    /** A step that may stand in for others. */
    public static Step standIn(String key, String technique, String... insteadOf) {
        List<String> others = List.of(insteadOf);
        return new Step(key, key, Map.of(), technique, false, null, null, null, others, List.of(), List.of());
    }

    /** A required step that is left out from one day to another, or for good. */
    public static Step leftOut(String key, String technique, LocalDate from, @Nullable LocalDate to) {
        List<LeftOut> out = List.of(new LeftOut(from, to));
        return new Step(key, key, Map.of(), technique, true, null, null, null, List.of(), out, List.of());
    }

    /** One occurrence per day, from the start on. */
    public static PlanSnapshot daily(LocalDate start, int days, Step... steps) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            LocalDate day = start.plusDays(i);
            occurrences.add(new Occurrence(plan() + ":" + day + ":am", day, day, "am", false));
        }
        return plan(start, new Schedule(Kind.RRULE, null), null, occurrences, List.of(), steps);
    }

    /** {@code times} occurrences in each of some ISO weeks; {@code monday} starts the first. */
    public static PlanSnapshot weekly(LocalDate monday, int weeks, int times, Step... steps) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            LocalDate start = monday.plusWeeks(week);
            for (int slot = 1; slot <= times; slot++) {
                String id = plan() + ":w" + week + ":" + slot;
                occurrences.add(new Occurrence(id, start, start.plusDays(6), String.valueOf(slot), false));
            }
        }
        return plan(monday, new Schedule(Kind.PER_WEEK, times), null, occurrences, List.of(), steps);
    }

    public static PlanSnapshot plan(
            LocalDate start,
            Schedule schedule,
            @Nullable Course course,
            List<Occurrence> occurrences,
            List<Pause> pauses,
            Step... steps) {
        Routine routine = new Routine("s0", 1, "Warm, massage, cool", "en", Map.of(), List.of(steps));
        return new PlanSnapshot(
                plan(),
                client(),
                practice(),
                1,
                "ACTIVE",
                start,
                null,
                ZONE,
                schedule,
                course,
                routine,
                occurrences,
                pauses,
                null,
                List.of());
    }

    public static PlanSnapshot with(PlanSnapshot plan, @Nullable Course course, List<Pause> pauses) {
        return plan(
                plan.startDate(),
                plan.schedule(),
                course,
                plan.occurrences(),
                pauses,
                plan.routine().steps().toArray(Step[]::new));
    }

    /** A session on a day that did these steps in full, received at once. */
    public static SessionSnapshot session(int number, LocalDate day, @Nullable String occurrenceId, String... done) {
        List<SessionSnapshot.Step> steps = new ArrayList<>();
        for (String key : done) {
            steps.add(new SessionSnapshot.Step(key, true, null, null, null, null));
        }
        return session(number, day, occurrenceId, steps, null, null, at(day, 10).plusSeconds(number));
    }

    public static SessionSnapshot session(
            int number,
            LocalDate day,
            @Nullable String occurrenceId,
            List<SessionSnapshot.Step> steps,
            @Nullable StopReason stop,
            @Nullable Answer answer,
            Instant received) {
        UUID id = id(0x5e00 + number);
        return new SessionSnapshot(
                id,
                client(),
                practice(),
                plan(),
                occurrenceId,
                1,
                day,
                ZONE,
                at(day, 9).plusSeconds(number),
                null,
                true,
                steps,
                stop == null ? null : new Stop(stop, id, null, null),
                answer == null ? null : new Guidance(answer, "NRS_6_UP", id),
                received,
                received,
                List.of(),
                List.of());
    }

    /** The same session with flags and steps that were done while their technique was locked. */
    public static SessionSnapshot flagged(
            SessionSnapshot session, List<String> flags, SessionSnapshot.LockedWork... lockedWork) {
        return new SessionSnapshot(
                session.sessionId(),
                session.clientId(),
                session.practiceId(),
                session.planId(),
                session.occurrenceId(),
                session.revision(),
                session.localDay(),
                session.timezone(),
                session.startedAt(),
                session.endedAt(),
                session.closed(),
                session.steps(),
                session.stop(),
                session.guidance(),
                session.firstReceivedAt(),
                session.lastReceivedAt(),
                flags,
                List.of(lockedWork));
    }

    public static SessionSnapshot.Step done(String key, @Nullable Integer seconds, @Nullable Integer repetitions) {
        return new SessionSnapshot.Step(key, true, null, seconds, repetitions, null);
    }

    public static RatingSnapshot rating(int number, LocalDate day, Moment moment, int score) {
        return rating(number, day, moment, score, at(day, 8).plusSeconds(number));
    }

    public static RatingSnapshot rating(int number, LocalDate day, Moment moment, int score, Instant received) {
        boolean inSession = moment != Moment.NEXT_DAY && moment != Moment.AD_HOC;
        return new RatingSnapshot(
                id(0x7a00 + number),
                client(),
                practice(),
                1,
                moment,
                score,
                inSession ? id(0x5e00) : null,
                null,
                null,
                null,
                null,
                day,
                ZONE,
                at(day, 8),
                received);
    }

    /** A rating in between with which the client reports a flare-up. */
    public static RatingSnapshot flare(int number, LocalDate day, int score) {
        RatingSnapshot rating = rating(number, day, Moment.AD_HOC, score);
        return new RatingSnapshot(
                rating.ratingId(),
                client(),
                practice(),
                1,
                Moment.AD_HOC,
                score,
                null,
                null,
                null,
                null,
                true,
                day,
                ZONE,
                rating.occurredAt(),
                rating.receivedAt());
    }

    public static ClientDaySnapshot day(LocalDate day, int used, List<String> resting, List<String> locked) {
        return new ClientDaySnapshot(
                client(),
                practice(),
                day,
                1,
                new Dose(used, 300, Math.max(0, 300 - used), used > 300),
                resting.stream()
                        .map(technique -> new Barred(technique, day, null, null))
                        .toList(),
                locked.stream()
                        .map(technique -> new Barred(technique, day, null, null))
                        .toList());
    }

    public static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZoneId.of(ZONE)).toInstant();
    }

    public static UUID id(long number) {
        return new UUID(space, 0x8000000000000000L | number);
    }
}
