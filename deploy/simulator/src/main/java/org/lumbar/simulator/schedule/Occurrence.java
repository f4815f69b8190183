package org.lumbar.simulator.schedule;

import java.time.LocalDate;

/**
 * One scheduled session.
 *
 * @param id {@code planId:localDate:slot}, or {@code planId:isoWeek:slot} for a plan of so many times a week
 * @param localDate first local day of its window
 * @param windowEnd last local day of its window, included
 */
public record Occurrence(String id, LocalDate localDate, LocalDate windowEnd, String slot) {

    public boolean windowContains(LocalDate day) {
        return !day.isBefore(localDate) && !day.isAfter(windowEnd);
    }
}
