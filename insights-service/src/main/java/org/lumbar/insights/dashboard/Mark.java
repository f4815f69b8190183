package org.lumbar.insights.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Exemption;
import org.lumbar.insights.consistency.OccurrenceState;

/**
 * One occurrence in the calendar.
 *
 * @param exemption why it rests; null for every other kind
 * @param revised true if a fact arrived after its window had closed
 */
record Mark(Kind kind, @Nullable Exemption exemption, boolean revised) {

    /** What a mark means; its shape tells, its colour only helps. */
    enum Kind {
        DONE("done"),
        PARTIAL("partial"),
        MISSED("missed"),
        REST("rest"),
        STOPPED("stopped"),
        DUE("due");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** The name of its symbol and its style. */
        public String icon() {
            return icon;
        }
    }

    /** Every kind, for the legend. */
    static final List<Kind> LEGEND = List.of(Kind.values());

    /** The mark of a state; a cancelled occurrence has none, so don't ask. */
    static Mark of(OccurrenceState state, @Nullable Exemption exemption, boolean revised) {
        Kind kind = switch (state) {
            case COMPLETED -> Kind.DONE;
            case PARTIAL -> Kind.PARTIAL;
            case MISSED -> Kind.MISSED;
            case EXEMPT -> Kind.REST;
            case STOPPED_SAFETY -> Kind.STOPPED;
            case PENDING -> Kind.DUE;
            case CANCELLED -> throw new IllegalArgumentException("A cancelled occurrence is not shown.");
        };
        return new Mark(kind, exemption, revised);
    }
}
