package org.lumbar.routine.schedule;

import java.time.LocalDate;

/** A schedule and the local day from which it holds, until the next one does. */
public record ScheduleFrom(LocalDate from, Schedule schedule) {}
