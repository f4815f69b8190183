package org.lumbar.insights.dashboard.client;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lumbar.foundation.input.Said;
import org.lumbar.insights.step.StepReport;

/**
 * A step of a routine, and whether to talk about it. The limits are proposed, not clinically validated.
 *
 * @param skips why it was skipped, the most frequent reason first
 * @param hurts true if a session was stopped at it, or pain during it reached the score at which a step has to stop
 * @param oftenSkipped true if it was skipped at least twice and in a third of the sessions
 */
public record StepLine(StepReport report, List<Skip> skips, boolean hurts, boolean oftenSkipped) {

    private static final int STOPS_FROM = 6;
    private static final int FEWEST_SKIPS = 2;
    private static final int ONE_IN = 3;

    /** Why a step was skipped. */
    public enum Reason {
        PAIN,
        NO_EQUIPMENT,
        NO_TIME,
        RESTING,
        LOCKED,
        DOSE_USED_UP,
        OTHER;

        /** A reason that is not known here is some other one. */
        public static Reason of(String name) {
            for (Reason reason : values()) {
                if (reason.name().equals(name)) {
                    return reason;
                }
            }
            return OTHER;
        }
    }

    /** A reason and how often it was given. */
    public record Skip(Reason reason, int times) {}

    static StepLine of(StepReport report) {
        List<Skip> skips = report.skipped().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Skip(Reason.of(entry.getKey()), entry.getValue()))
                .toList();
        int skipped = skips.stream().mapToInt(Skip::times).sum();
        Integer highest = report.highestPain();
        return new StepLine(
                report,
                skips,
                report.stops() > 0 || (highest != null && highest >= STOPS_FROM),
                skipped >= FEWEST_SKIPS && skipped * ONE_IN >= report.sessions());
    }

    /** The step's title as a reader is shown it. */
    public Said said(String tag) {
        return report.titles().said(report.title(), tag);
    }

    /** The share of sessions that completed it, 0 to 1. */
    public double doneShare() {
        return report.sessions() == 0 ? 0 : (double) report.done() / report.sessions();
    }
}
