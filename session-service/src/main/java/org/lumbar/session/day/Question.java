package org.lumbar.session.day;

import java.time.LocalDate;

/**
 * The next-day check: stiff, sore?
 *
 * @param aboutDay the last day of the work it asks about
 * @param dueFrom first day on which an answer counts
 */
record Question(LocalDate aboutDay, LocalDate dueFrom, MassageWork work) {}
