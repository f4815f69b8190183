package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.Set;
import org.lumbar.session.plan.Technique;

/**
 * The next-day check: stiff, sore?
 *
 * @param aboutDay the last day of the work it asks about
 * @param dueFrom first day on which an answer counts
 */
record Question(LocalDate aboutDay, LocalDate dueFrom, Set<Technique> techniques) {}
