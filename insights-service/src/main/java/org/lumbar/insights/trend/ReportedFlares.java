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
 * Flare-ups as the client tells them (Costa 2019; Suri 2011, 2025). One starts with a yes and ends with the first later
 * day on which the client only said no; a day with both is a yes. No answer ends nothing.
 */
public final class ReportedFlares {

    private ReportedFlares() {}

    /**
     * What the client said on a local day when asked for a flare-up.
     *
     * @param flareUp true for yes
     */
    public record Answer(LocalDate day, boolean flareUp) {}

    /** The flare-ups in the order of their first day; answers may come in any order, several a day. */
    public static List<FlareUp> of(Collection<Answer> answers, FlareThresholds thresholds) {
        Map<LocalDate, Boolean> byDay = answers.stream()
                .collect(Collectors.toMap(Answer::day, Answer::flareUp, Boolean::logicalOr, TreeMap::new));
        List<FlareUp> flares = new ArrayList<>();
        FlareRun open = null;
        for (Map.Entry<LocalDate, Boolean> answer : byDay.entrySet()) {
            if (answer.getValue()) {
                open = yes(open, answer.getKey(), thresholds);
            } else if (open != null) {
                flares.add(open.reported(answer.getKey()));
                open = null;
            }
        }
        if (open != null) {
            flares.add(open.reported(null));
        }
        return List.copyOf(flares);
    }

    private static FlareRun yes(@Nullable FlareRun open, LocalDate day, FlareThresholds thresholds) {
        if (open == null) {
            return new FlareRun(day);
        }
        open.high(day, thresholds.runGapDays());
        return open;
    }
}
