package org.lumbar.insights.acknowledgement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with an alert.
 *
 * @param at when
 * @param by subject of the token that did it
 * @param undone true if it took the acknowledgement back; then there is no note
 * @param note what they wrote down; null for nothing
 */
public record AcknowledgementEntry(
        Instant at, String by, boolean undone, @Nullable String note) {}
