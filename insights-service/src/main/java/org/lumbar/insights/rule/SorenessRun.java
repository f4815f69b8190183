package org.lumbar.insights.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Local days in a row on which techniques rested, because the client was stiff or sore on the day after and has not said
 * no since. No answer is not "recovered", so silence lengthens a run.
 *
 * @param from first rest day
 * @param to last rest day, included; the day asked about while the run lasts
 * @param lasts true if techniques still rest
 */
public record SorenessRun(LocalDate from, LocalDate to, boolean lasts) {

    /** The runs up to a local day in the order of time; days may come in any order, but each only once. */
    public static List<SorenessRun> of(Collection<RestDay> days, LocalDate asOf) {
        List<SorenessRun> runs = new ArrayList<>();
        LocalDate from = null;
        for (RestDay day : days.stream()
                .filter(known -> !known.day().isAfter(asOf))
                .sorted(Comparator.comparing(RestDay::day))
                .toList()) {
            if (day.resting() && from == null) {
                from = day.day();
            } else if (!day.resting() && from != null) {
                runs.add(new SorenessRun(from, day.day().minusDays(1), false));
                from = null;
            }
        }
        if (from != null) {
            runs.add(new SorenessRun(from, asOf, true));
        }
        return List.copyOf(runs);
    }

    /** Rest days in the run, at least 1. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }
}
