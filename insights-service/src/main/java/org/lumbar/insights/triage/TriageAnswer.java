package org.lumbar.insights.triage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the clients in the caller's care.
 *
 * @param nextCursor to be sent as {@code cursor} for the page that follows; null on the last page
 * @param asOf when the oldest of these lines was worked out; null on an empty page. Lines are worked out again with every
 *     new snapshot, and when the client's day begins
 * @param inCare everybody in the caller's care, whatever was asked for
 * @param byNeed the same, by colour
 * @param matching how many are as asked for
 * @param preceding how many of those come before this page
 */
public record TriageAnswer(
        List<TriageLine> items,
        @Nullable String nextCursor,
        @Nullable Instant asOf,
        int inCare,
        Map<Need, Integer> byNeed,
        int matching,
        int preceding) {}
