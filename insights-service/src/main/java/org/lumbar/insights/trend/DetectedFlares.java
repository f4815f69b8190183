package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flare-ups that the daily values show. Proposed, not clinically validated.
 *
 * <p>Baseline = median of the 14 local days before the run's first day, if they hold at least 5 values. A day is high at
 * baseline + 2. Two rated days in a row that are high and at most 2 days apart make a flare-up, a third one makes it
 * severe. The baseline stays frozen until two rated days in a row are below baseline + 1; the second of them ends it.
 */
public final class DetectedFlares {

    private final FlareThresholds thresholds;
    private final DailySeries series;
    private final List<FlareUp> flares = new ArrayList<>();
    private @Nullable Candidate open;

    private DetectedFlares(DailySeries series, FlareThresholds thresholds) {
        this.series = series;
        this.thresholds = thresholds;
    }

    /** A run with the baseline it is measured by; a flare-up once its run is confirmed. */
    private record Candidate(FlareRun run, double baseline, double peak) {

        FlareUp ended(@Nullable LocalDate day) {
            return run.detected(day, baseline, peak);
        }
    }

    /**
     * The flare-ups in the order of their first day; values may come in any order.
     *
     * @throws IllegalArgumentException if a day has two values
     */
    public static List<FlareUp> of(Collection<DailyValue> values, FlareThresholds thresholds) {
        return new DetectedFlares(DailySeries.of(values), thresholds).read();
    }

    private List<FlareUp> read() {
        for (DailyValue value : series.values()) {
            open = open == null ? candidate(value) : next(open, value);
        }
        if (open != null && open.run().isConfirmed()) {
            flares.add(open.ended(null));
        }
        return List.copyOf(flares);
    }

    private @Nullable Candidate candidate(DailyValue value) {
        DailySeries before = series.between(
                value.day().minusDays(thresholds.baselineDays()), value.day().minusDays(1));
        if (before.size() < thresholds.baselineValues()) {
            return null;
        }
        double baseline = before.median();
        boolean high = value.value() >= baseline + thresholds.rise();
        return high ? new Candidate(new FlareRun(value.day()), baseline, value.value()) : null;
    }

    private @Nullable Candidate next(Candidate current, DailyValue value) {
        FlareRun run = current.run();
        boolean high = value.value() >= current.baseline() + thresholds.rise();
        if (!run.isConfirmed() && !(high && run.isWithin(value.day(), thresholds.runGapDays()))) {
            // The single high day came to nothing; this one may start a run of its own.
            return candidate(value);
        }
        if (high) {
            run.high(value.day(), thresholds.runGapDays());
            return new Candidate(run, current.baseline(), Math.max(current.peak(), value.value()));
        }
        boolean calm = value.value() < current.baseline() + thresholds.calmBelow();
        if (run.notHigh(calm) < thresholds.calmValues()) {
            return current;
        }
        flares.add(current.ended(value.day()));
        return null;
    }
}
