package org.lumbar.insights.acknowledgement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ShownAlert;

/**
 * A page of alerts that hold, most urgent first.
 *
 * @param nextCursor to be sent as {@code cursor} for the page that follows; null on the last page
 */
public record AlertAnswer(List<ShownAlert> items, @Nullable String nextCursor) {}
