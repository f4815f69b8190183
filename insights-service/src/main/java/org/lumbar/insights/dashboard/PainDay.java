package org.lumbar.insights.dashboard;

import java.time.LocalDate;

/**
 * One point of the pain chart.
 *
 * @param value daily value, 0 to 10
 * @param ratings how many ratings it rests on
 * @param revised true if a rating arrived after the day had ended
 */
record PainDay(LocalDate localDay, double value, int ratings, boolean revised) {}
