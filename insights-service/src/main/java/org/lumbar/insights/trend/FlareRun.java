package org.lumbar.insights.trend;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.trend.FlareUp.Origin;

/** A flare-up while its days are read one after the other. */
final class FlareRun {

    private final LocalDate firstDay;
    private @Nullable LocalDate secondDay;
    private @Nullable LocalDate thirdDay;
    private LocalDate lastDay;
    private int inARow = 1;
    private int calm;

    FlareRun(LocalDate firstDay) {
        this.firstDay = firstDay;
        this.lastDay = firstDay;
    }

    /** Adds a high day; it continues the row if the rated day before it was high too and not too long ago. */
    void high(LocalDate day, int gapDays) {
        boolean continues = inARow > 0 && isWithin(day, gapDays);
        inARow = continues ? inARow + 1 : 1;
        calm = 0;
        lastDay = day;
        if (inARow >= 2 && secondDay == null) {
            secondDay = day;
        }
        if (inARow >= 3 && thirdDay == null) {
            thirdDay = day;
        }
    }

    /** Adds a day that is not high; returns how many calm days there have been in a row. */
    int notHigh(boolean isCalm) {
        inARow = 0;
        return unreported(isCalm);
    }

    /** Adds a rated day of which the client reported nothing, which ends no row of reports; returns likewise. */
    int unreported(boolean isCalm) {
        calm = isCalm ? calm + 1 : 0;
        return calm;
    }

    boolean isWithin(LocalDate day, int gapDays) {
        return DailySeries.daysBetween(lastDay, day) <= gapDays;
    }

    /** True from the second day in a row on. */
    boolean isConfirmed() {
        return secondDay != null;
    }

    FlareUp reported(@Nullable LocalDate endedOn) {
        return new FlareUp(Origin.REPORTED, firstDay, secondDay, thirdDay, lastDay, endedOn, null, null);
    }

    FlareUp detected(@Nullable LocalDate endedOn, double baseline, double peak) {
        return new FlareUp(Origin.DETECTED, firstDay, secondDay, thirdDay, lastDay, endedOn, baseline, peak);
    }
}
