package org.lumbar.insights.rule;

import java.time.LocalDate;

/**
 * A local day of which it is known whether any technique rests; the days after it are like it until the next known one.
 *
 * @param resting true if at least one technique rests because the client was stiff or sore
 */
public record RestDay(LocalDate day, boolean resting) {}
