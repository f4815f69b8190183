package org.lumbar.routine.schedule;

import java.time.LocalDate;

/**
 * One scheduled session.
 *
 * @param id {@code planId:localDate:slot} or {@code planId:isoWeek:slot}; never an ordinal and never an instant, so that
 *     it survives travel, clock changes and a revised schedule
 * @param localDate first local day of its window: the scheduled day, or the Monday of the ISO week
 * @param windowEnd last local day of its window, included
 */
public record Occurrence(String id, LocalDate localDate, LocalDate windowEnd, String slot, boolean cancelled) {

    Occurrence cancelledIf(boolean over) {
        return over ? new Occurrence(id, localDate, windowEnd, slot, true) : this;
    }
}
