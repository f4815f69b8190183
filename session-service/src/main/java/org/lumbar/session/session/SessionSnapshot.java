package org.lumbar.session.session;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Reported;
import org.lumbar.session.pain.Guidance;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.snapshot.JsonText;

/** The snapshot {@code session.v1} of a session whose start and plan are known. */
public final class SessionSnapshot {
    private SessionSnapshot() {}

    public static byte[] write(UUID clientId, UUID practiceId, long revision, Session session, Outline outline) {
        return JsonText.object(json -> write(json.identity(clientId, practiceId, revision), session, outline));
    }

    /** Writes what happened, as members of the current object. */
    static void write(JsonText json, Session session, @Nullable Outline outline) throws IOException {
        SessionSums sums = session.sums();
        Start start = requireNonNull(sums.start);
        Reported.Screening screening = start.screening();
        json.text("sessionId", session.id())
                .text("planId", start.planId())
                .text("occurrenceId", start.occurrenceId())
                .text("localDay", start.localDay())
                .text("timezone", start.zone().getId())
                .instant("startedAt", start.at())
                .instant("endedAt", sums.endedAt)
                .flag("closed", sums.endedAt != null)
                .text("feeling", sums.feeling)
                .object(
                        "screening",
                        screening == null
                                ? null
                                : of -> of.text("version", screening.version()).flag("passed", screening.passed()))
                .objects("steps", sums.steps.entrySet(), (of, step) -> step(of, step.getKey(), step.getValue()))
                .object("stop", stop(sums.stop(), outline))
                .object("guidance", guidance(session.guidance()))
                .instant("firstReceivedAt", sums.firstReceivedAt)
                .instant("lastReceivedAt", sums.lastReceivedAt)
                .number("eventCount", sums.eventCount)
                .objects(
                        "lockedWork",
                        sums.lockedWork,
                        (of, work) -> of.text("stepKey", work.stepKey())
                                .text("technique", work.technique())
                                .text("lockId", work.lockId()))
                .texts("flags", flags(sums));
    }

    private static void step(JsonText json, String key, StepSums step) throws IOException {
        json.text("key", key)
                .flag("completed", step.isCompleted())
                .text("skipReason", step.skipReason())
                .number("seconds", step.seconds())
                .number("repetitions", step.repetitions())
                .number("holdSeconds", step.holdSeconds())
                .text("pressure", step.pressure());
    }

    private static JsonText.@Nullable Members stop(@Nullable Stop stop, @Nullable Outline outline) {
        if (stop == null) {
            return null;
        }
        return json -> json.text("reason", stop.reason())
                .text("eventId", stop.eventId())
                .text("stepKey", stop.stepKey())
                .text("technique", outline == null ? null : outline.technique(stop.stepKey()));
    }

    private static JsonText.@Nullable Members guidance(@Nullable Guidance guidance) {
        if (guidance == null) {
            return null;
        }
        return json -> json.text("answer", guidance.answer())
                .text("rule", guidance.rule())
                .text("eventId", guidance.eventId());
    }

    static List<String> flags(SessionSums sums) {
        List<String> flags = new ArrayList<>();
        if (sums.clockSkew) {
            flags.add("CLOCK_SKEW");
        }
        if (sums.conflictingStart) {
            flags.add("CONFLICTING_START");
        }
        if (sums.screeningNotPassed) {
            flags.add("SCREENING_NOT_PASSED");
        }
        if (!sums.lockedWork.isEmpty()) {
            flags.add("DONE_WHILE_LOCKED");
        }
        return flags;
    }
}
