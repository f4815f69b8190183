package org.lumbar.insights.dashboard.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.chart.Event;
import org.lumbar.insights.timeline.PlanProgress;
import org.lumbar.look.Viewer;

/**
 * A client's numbers of one period, with their definitions, for somebody outside the practice.
 *
 * @param client what their page shows of the same period
 * @param named true to name the client; else there is their id, and nothing else says who they are
 * @param practice how the practice calls itself on it; empty for a line to write on
 * @param printedAt when it was made
 */
public record ReportPage(ClientPage client, boolean named, String practice, Instant printedAt) {

    private static final int LONGEST_PRACTICE = 120;

    /** The report as an address asks for it. */
    public static ReportPage of(ClientPage client, @Nullable String as, @Nullable String practice, Instant printedAt) {
        String stripped = practice == null ? "" : practice.replace("\0", "").strip();
        return new ReportPage(
                client,
                "name".equals(as),
                stripped.substring(0, Math.min(LONGEST_PRACTICE, stripped.length())),
                printedAt);
    }

    /** Who reads it here. */
    public Viewer viewer() {
        return client.viewer();
    }

    /** The numbers of the period. */
    public Comparison.Side numbers() {
        return client.comparison().now();
    }

    /** What the current plan has brought; null if the client has none. */
    public @Nullable PlanProgress progress() {
        PlanSection plan = client.plan();
        return plan == null ? null : plan.progress();
    }

    /** Flare-ups that fall into the period. */
    public List<Event> flares() {
        return client.pain().events().stream()
                .filter(event -> event.kind().isFlare())
                .toList();
    }

    /** How many sessions were stopped for safety in the period. */
    public long stops() {
        return client.pain().events().stream()
                .filter(event -> event.kind() == Event.Kind.STOPPED || event.kind() == Event.Kind.LOCKED)
                .count();
    }
}
