package org.lumbar.session.outbox;

/**
 * How far something that routine-service said of a client or a plan has been told on. What follows from it changes rows without an
 * event, so that no offset speaks for them: a revision is stored with its effects, published, and only then noted as told.
 * What was stored and not told is done once more, by the same record or by the next revision.
 *
 * @param stored the newest revision that is stored
 * @param told the newest one whose effects are published; at most {@code stored}, 0 before the first
 */
public record ToldRevision(long stored, long told) {
    /** Nothing is stored. */
    public static final ToldRevision NONE = new ToldRevision(0, 0);

    /** True if the revision is not older than what is stored, and is not told yet. */
    public boolean isDue(long revision) {
        return revision > told && revision >= stored;
    }

    /** False if effects of the stored revision may never have been published. */
    public boolean isComplete() {
        return told >= stored;
    }
}
