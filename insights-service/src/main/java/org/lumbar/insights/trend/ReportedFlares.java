package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Flare-ups as the client reports them (Costa 2019; Suri 2011, 2025). One begins with the day of a yes and ends as a detected one
 * does: with the second of two rated days in a row below baseline + 1, the baseline being the median of the 14 local days
 * before it. If those hold fewer than 5 values, it ends with the seventh rated day without another yes. A day on which the
 * client only said no ends it, too. A day with a yes is no calm day, and one with both answers is a yes.
 */
public final class ReportedFlares {

    private final DailySeries series;
    private final FlareThresholds thresholds;
    private final List<FlareUp> flares = new ArrayList<>();
    private @Nullable Open open;

    private ReportedFlares(DailySeries series, FlareThresholds thresholds) {
        this.series = series;
        this.thresholds = thresholds;
    }

    /**
     * What the client said on a local day when asked for a flare-up.
     *
     * @param flareUp true for yes
     */
    public record Answer(LocalDate day, boolean flareUp) {}

    /** One that is not over, with the baseline that ends it; NaN if there are too few values for one. */
    private record Open(FlareRun run, double baseline) {}

    /**
     * The flare-ups in the order of their first day.
     *
     * @param answers in any order, several a day
     * @param values daily values in any order
     * @throws IllegalArgumentException if a day has two values
     */
    public static List<FlareUp> of(
            Collection<Answer> answers, Collection<DailyValue> values, FlareThresholds thresholds) {
        return new ReportedFlares(DailySeries.of(values), thresholds).read(answers);
    }

    private List<FlareUp> read(Collection<Answer> answers) {
        Map<LocalDate, Boolean> said = answers.stream()
                .collect(Collectors.toMap(Answer::day, Answer::flareUp, Boolean::logicalOr, TreeMap::new));
        TreeMap<LocalDate, Double> days = new TreeMap<>();
        said.keySet().forEach(day -> days.put(day, Double.NaN));
        series.values().forEach(value -> days.put(value.day(), value.value()));
        days.forEach((day, value) -> open = next(open, day, said.get(day), value));
        if (open != null) {
            flares.add(open.run().reported(null));
        }
        return List.copyOf(flares);
    }

    private @Nullable Open next(@Nullable Open current, LocalDate day, @Nullable Boolean yes, double value) {
        if (Boolean.TRUE.equals(yes)) {
            return yes(current, day);
        }
        if (current == null || (yes == null && !isOver(current, value))) {
            return current;
        }
        flares.add(current.run().reported(day));
        return null;
    }

    private Open yes(@Nullable Open current, LocalDate day) {
        if (current != null) {
            current.run().high(day, thresholds.runGapDays());
            return current;
        }
        DailySeries before = series.between(day.minusDays(thresholds.baselineDays()), day.minusDays(1));
        return new Open(new FlareRun(day), before.size() < thresholds.baselineValues() ? Double.NaN : before.median());
    }

    private boolean isOver(Open current, double value) {
        FlareRun run = current.run();
        if (Double.isNaN(current.baseline())) {
            return run.unreported(true) >= thresholds.ratedDaysWithoutReport();
        }
        return run.unreported(value < current.baseline() + thresholds.calmBelow()) >= thresholds.calmValues();
    }
}
