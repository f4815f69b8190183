package org.lumbar.insights.dashboard.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.outcome.OccurrenceState;

/**
 * One occurrence in the calendar.
 *
 * @param exemption why nothing was asked; null for every other kind
 * @param revised true if something arrived after its window had closed
 * @param session the session that counts; null if there is none to open
 */
public record Mark(
        Kind kind,
        @Nullable Exemption exemption,
        boolean revised,
        @Nullable UUID session) {

    /** What a mark means; its shape says it, its colour only helps. */
    public enum Kind {
        DONE("done"),
        PARTIAL("partial"),
        MISSED("missed"),
        REST("rest"),
        /** A failed screening, or withdrawn consent, kept the client away. */
        HELD("held"),
        STOPPED("stopped"),
        DUE("due"),
        /** Done all the same, although its technique was locked; whatever became of the occurrence. */
        DONE_LOCKED("done-locked"),
        /** Its window is over, and no data has come from the days since: nobody knows. */
        NOT_SYNCED("not-synced");

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
    static Mark of(OccurrenceState state, @Nullable Exemption exemption, boolean revised, @Nullable UUID session) {
        Kind kind = switch (state) {
            case COMPLETED -> Kind.DONE;
            case PARTIAL -> Kind.PARTIAL;
            case MISSED -> Kind.MISSED;
            case EXEMPT ->
                exemption == Exemption.SCREENING || exemption == Exemption.CONSENT_WITHDRAWN ? Kind.HELD : Kind.REST;
            case STOPPED_SAFETY -> Kind.STOPPED;
            case PENDING -> Kind.DUE;
            case CANCELLED -> throw new IllegalArgumentException("A cancelled occurrence is not shown.");
        };
        return new Mark(kind, exemption, revised, session);
    }

    /** A session that was done although its technique was locked: what became of the occurrence does not hide it. */
    static Mark locked(UUID session, boolean revised) {
        return new Mark(Kind.DONE_LOCKED, null, revised, session);
    }

    /** The same, of which nobody can know anything yet. */
    Mark notSynced() {
        return new Mark(Kind.NOT_SYNCED, null, revised, null);
    }
}
