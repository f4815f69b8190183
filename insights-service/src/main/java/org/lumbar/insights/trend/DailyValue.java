package org.lumbar.insights.trend;

import java.time.LocalDate;

/**
 * One local day's pain. A client has at most one value a day.
 *
 * @param value NRS-11, 0 no pain to 10 worst imaginable pain; the median of a day's ratings, so halves occur
 */
public record DailyValue(LocalDate day, double value) {}
