package org.lumbar.insights.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the clients in the caller's care.
 *
 * @param nextCursor to be sent as {@code cursor} for the page that follows; null on the last page
 */
public record TriageAnswer(List<TriageLine> items, @Nullable String nextCursor) {}
