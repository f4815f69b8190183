package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventBody;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.oracle.ClientFacts.Clearance;
import org.lumbar.simulator.oracle.ClientFacts.Pause;
import org.lumbar.simulator.oracle.ClientFacts.PlanFacts;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.schedule.Schedule;

/** Writes small stories by hand: one client in Berlin, one plan from Monday 2 November 2026. */
final class Notebook {
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final UUID CLIENT = UUID.fromString("0190a000-0000-7000-8000-0000000c0001");
    private static final UUID PLAN = UUID.fromString("0190a000-0000-7000-8000-0000000a0001");

    final List<SessionEvent> events = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    final List<Clearance> clearances = new ArrayList<>();
    private final Routine routine;
    private final Plan plan;
    private int count;

    Notebook(Schedule schedule, Routine routine) {
        this.routine = routine;
        this.plan = new Plan(PLAN, CLIENT, routine.key(), MONDAY, null, "Europe/Berlin", schedule);
    }

    static Notebook daily(Step... steps) {
        return new Notebook(new Schedule.EveryDays(1, Schedule.ONE_SLOT), routine(steps));
    }

    static Routine routine(Step... steps) {
        return new Routine("hand-made", 1, null, List.of("STOP_VERY_PAINFUL"), Arrays.asList(steps));
    }

    static Step step(String key, String technique, @Nullable Dose seconds) {
        return new Step(key, "MASSAGE", technique, true, false, null, seconds, null, null, List.of(), false, List.of());
    }

    static Step on(String area, String key, String technique, boolean needsBall) {
        return new Step(
                key, "MASSAGE", technique, true, false, null, null, null, null, List.of(), needsBall, List.of(area));
    }

    static Step standIn(String key, String technique, String... insteadOf) {
        return new Step(
                key, "MASSAGE", technique, false, false, null, null, null, null, List.of(insteadOf), false, List.of());
    }

    String occurrence(LocalDate day) {
        return PLAN + ":" + day + ":day";
    }

    /** Starts a session at 18:00 of that day. */
    UUID start(LocalDate day, @Nullable String occurrenceId) {
        UUID session = new UUID(0x0190_a000_0000_7000L, 0x8000_0000_00ff_0000L + ++count);
        note(
                EventType.STARTED,
                day + "T18:00:00+01:00",
                new EventBody().with("sessionId", session).with("planId", PLAN).with("occurrenceId", occurrenceId));
        return session;
    }

    Notebook did(UUID session, LocalDate day, String stepKey, @Nullable Integer seconds) {
        note(
                EventType.STEP_COMPLETED,
                day + "T18:10:00+01:00",
                new EventBody()
                        .with("sessionId", session)
                        .with("stepKey", stepKey)
                        .with("durationSeconds", seconds));
        return this;
    }

    Notebook did(UUID session, LocalDate day, String stepKey, int seconds, String equipment) {
        note(
                EventType.STEP_COMPLETED,
                day + "T18:12:00+01:00",
                new EventBody()
                        .with("sessionId", session)
                        .with("stepKey", stepKey)
                        .with("durationSeconds", seconds)
                        .with("equipment", equipment));
        return this;
    }

    UUID stopped(UUID session, LocalDate day, String reason, @Nullable String stepKey) {
        return note(
                EventType.STOPPED,
                day + "T18:20:00+01:00",
                new EventBody()
                        .with("sessionId", session)
                        .with("reason", reason)
                        .with("stepKey", stepKey));
    }

    Notebook rated(LocalDate day, String moment, int score, @Nullable UUID session) {
        note(
                EventType.PAIN_RATED,
                day + "T12:00:00+01:00",
                new EventBody().with("moment", moment).with("score", score).with("sessionId", session));
        return this;
    }

    Notebook answered(LocalDate day, @Nullable Boolean sore) {
        note(
                EventType.PAIN_RATED,
                day + "T08:00:00+01:00",
                new EventBody().with("moment", "NEXT_DAY").with("score", 4).with("sore", sore));
        return this;
    }

    private UUID note(EventType type, String time, EventBody body) {
        UUID id = new UUID(0x0190_a000_0000_7000L, 0x8000_0000_00ee_0000L + ++count);
        events.add(
                new SessionEvent(id, CLIENT, type, "urn:lumbar:app:hand", time, "Europe/Berlin", count, body.finish()));
        return id;
    }

    /** As of this day, seen from the next. */
    ClientTruth truth(LocalDate asOf) {
        List<SessionEvent> shuffled = new ArrayList<>(events);
        Collections.reverse(shuffled);
        shuffled.addAll(events);
        ClientFacts facts = new ClientFacts(
                CLIENT, ZoneId.of("Europe/Berlin"), List.of(new PlanFacts(plan, routine, pauses)), clearances);
        return Oracle.truth(facts, shuffled, asOf, asOf.plusDays(1));
    }

    PlanTruth planTruth(LocalDate asOf) {
        PlanTruth truth = truth(asOf).plans().get(PLAN);
        if (truth == null) {
            throw new AssertionError("no plan");
        }
        return truth;
    }

    List<OccurrenceState> states(LocalDate asOf) {
        return planTruth(asOf).occurrences().stream()
                .filter(one -> !one.occurrence().localDate().isAfter(asOf))
                .map(PlanTruth.Judged::state)
                .toList();
    }

    @Nullable
    Double consistency(LocalDate asOf, String window) {
        PlanTruth.Consistency consistency = planTruth(asOf).windows().get(window);
        if (consistency == null) {
            throw new AssertionError("no window " + window);
        }
        return consistency.value();
    }
}
