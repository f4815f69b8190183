package org.lumbar.session.outbox;

/**
 * How far something that routine-service said of a client or a plan has been published on. What follows from it changes rows without an
 * event, so that no offset speaks for them: a revision is stored with its consequences, published, and only then noted as published.
 * What was stored and not published is done once more, by the same record or by the next revision.
 *
 * @param stored the newest revision that is stored
 * @param published the newest one whose consequences are published; at most {@code stored}, 0 before the first
 */
public record PublishedRevision(long stored, long published) {
    /** Nothing is stored. */
    public static final PublishedRevision NONE = new PublishedRevision(0, 0);

    /** True if the revision is not older than what is stored, and is not published yet. */
    public boolean isDue(long revision) {
        return revision > published && revision >= stored;
    }

    /** False if consequences of the stored revision may never have been published. */
    public boolean isComplete() {
        return published >= stored;
    }
}
