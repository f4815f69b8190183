package org.lumbar.simulator.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventBody;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.TimeOrderedIds;
import org.lumbar.simulator.routine.Step;

/** Plays one session from start to end on one phone or two. */
final class SessionScript {
    private static final List<String> EVERYDAY_SKIPS = List.of("NO_TIME", "NO_EQUIPMENT", "PAIN", "OTHER");
    private static final String SCREENING_VERSION = "2026-2";

    private final List<Phone> phones;
    private final SplittableRandom random;
    private final StepScript stepScript;

    /** @param phones the first takes part in every session, a second one only now and then */
    SessionScript(List<Phone> phones, SplittableRandom random) {
        this.phones = phones;
        this.random = random;
        this.stepScript = new StepScript(random);
    }

    /** What is left of a session once it is over. */
    record Outcome(Instant end, boolean strained, boolean massaged) {}

    Outcome play(Visit visit, Mood mood, @Nullable Incident incident) {
        UUID sessionId = TimeOrderedIds.next(visit.start(), random);
        start(visit, sessionId);
        Instant now = visit.start().plusSeconds(20L + random.nextInt(20));
        if (chance(0.9)) {
            rate(now, "BEFORE", mood.pain() + noise(), sessionId, null);
        }
        List<Step> steps = visit.routine().steps();
        int last = lastStep(steps, incident);
        boolean strained = false;
        boolean massaged = false;
        for (int i = 0; i <= last; i++) {
            Step step = steps.get(i);
            Duration took = playStep(step, sessionId, now, mood);
            strained |= !took.isZero() && stepScript.strains(step);
            massaged |= !took.isZero() && step.phase().equals("MASSAGE");
            now = now.plus(took).plusSeconds(5L + random.nextInt(20));
            if (step.phase().equals("MASSAGE") && chance(0.12)) {
                rate(now, "DURING", mood.pain() + noise() + (chance(0.1) ? 2 : 0), sessionId, step.key());
                now = now.plusSeconds(5);
            }
        }
        boolean wholeWay = last == steps.size() - 1 && incident == null;
        return new Outcome(end(sessionId, now, mood, incident, steps.get(last), wholeWay), strained, massaged);
    }

    private void start(Visit visit, UUID sessionId) {
        EventBody body = new EventBody()
                .with("sessionId", sessionId)
                .with("planId", visit.plan().planId())
                .with("occurrenceId", visit.occurrenceId());
        if (chance(0.2)) {
            body.withPassedScreening(SCREENING_VERSION);
        }
        phones.get(0).note(EventType.STARTED, visit.start(), body);
        if (phones.size() > 1 && chance(0.4)) {
            EventBody again = new EventBody()
                    .with("sessionId", sessionId)
                    .with("planId", visit.plan().planId())
                    .with("occurrenceId", chance(0.5) ? visit.occurrenceId() : null);
            phones.get(1).note(EventType.STARTED, visit.start().plusSeconds(random.nextInt(90) - 45L), again);
        }
    }

    /** Index of the last step that is played. */
    private int lastStep(List<Step> steps, @Nullable Incident incident) {
        if (incident == null) {
            return chance(0.06) ? random.nextInt(steps.size()) : steps.size() - 1;
        }
        if (incident.onTheBall()) {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).isBallRoll()) {
                    return i;
                }
            }
        }
        return random.nextInt(steps.size() / 2, steps.size());
    }

    private Duration playStep(Step step, UUID sessionId, Instant now, Mood mood) {
        if (step.prompt() || !step.required()) {
            return chance(0.25) ? complete(step, sessionId, now, mood) : Duration.ZERO;
        }
        String reason = skipReason(step, mood);
        if (reason != null) {
            EventBody body = new EventBody()
                    .with("sessionId", sessionId)
                    .with("stepKey", step.key())
                    .with("reason", reason);
            phones.get(0).note(EventType.STEP_SKIPPED, now, body);
            return Duration.ZERO;
        }
        return chance(0.02) ? Duration.ZERO : complete(step, sessionId, now, mood);
    }

    private @Nullable String skipReason(Step step, Mood mood) {
        if (mood.locked().contains(step.technique()) && chance(0.95)) {
            return "LOCKED";
        }
        if (mood.resting().contains(step.technique()) && chance(0.85)) {
            return "RESTING";
        }
        return chance(0.04) ? EVERYDAY_SKIPS.get(random.nextInt(EVERYDAY_SKIPS.size())) : null;
    }

    private Duration complete(Step step, UUID sessionId, Instant now, Mood mood) {
        StepScript.Done done = stepScript.perform(step, mood.overdoes());
        Instant end = now.plus(done.took());
        phones.get(0).note(EventType.STEP_COMPLETED, end, done.report(sessionId, step.key()));
        if (phones.size() > 1 && chance(0.2)) {
            StepScript.Done again = stepScript.perform(step, mood.overdoes());
            phones.get(1).note(EventType.STEP_COMPLETED, end.plusSeconds(2), again.report(sessionId, step.key()));
        }
        return done.took();
    }

    private Instant end(
            UUID sessionId, Instant at, Mood mood, @Nullable Incident incident, Step lastStep, boolean wholeWay) {
        if (incident != null) {
            if (chance(0.7)) {
                rate(at, "DURING", mood.pain() + 2 + noise(), sessionId, lastStep.key());
            }
            EventBody body = new EventBody()
                    .with("sessionId", sessionId)
                    .with("reason", incident.reason())
                    .with("stepKey", incident.namesStep() ? lastStep.key() : null);
            phones.get(0).note(EventType.STOPPED, at.plusSeconds(4), body);
            return at.plusSeconds(4);
        }
        double after = mood.pain() + mood.drift() + noise();
        if (chance(0.85)) {
            rate(at.plusSeconds(30), "AFTER", after, sessionId, null);
        }
        if (wholeWay && chance(0.96)) {
            String feeling = after < mood.pain() - 0.5 ? "BETTER" : after > mood.pain() + 0.5 ? "WORSE" : "SAME";
            EventBody body = new EventBody().with("sessionId", sessionId).with("feeling", chance(0.8) ? feeling : null);
            phones.get(0).note(EventType.COMPLETED, at.plusSeconds(40), body);
        }
        return at.plusSeconds(40);
    }

    private void rate(Instant at, String moment, double pain, UUID sessionId, @Nullable String stepKey) {
        EventBody body = new EventBody()
                .with("moment", moment)
                .with("score", Mood.rounded(pain))
                .with("sessionId", sessionId)
                .with("stepKey", stepKey);
        phones.get(0).note(EventType.PAIN_RATED, at, body);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double noise() {
        return random.nextDouble() * 2 - 1;
    }
}
