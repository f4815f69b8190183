package org.lumbar.routine.publishing;

import java.util.List;

/** Rows whose committed revision may not have been published yet. Each method runs in a short transaction. */
public interface SnapshotSource {

    /** Such as {@code plan}: names the CloudEvents type and the metrics. */
    String kind();

    /**
     * Rows whose revision is not the published one, as they are now, oldest change first; but for those that were refused in
     * this revision not long ago.
     */
    List<Outgoing> unpublished(int limit);

    /** Notes the revisions that Kafka has acknowledged; a noted revision only grows. */
    void markPublished(List<Outgoing> sent);

    /**
     * Notes that this revision can't be published, so that it no longer stands before others.
     *
     * @param code stable, kebab-case
     */
    void markRefused(Outgoing snapshot, String code);

    /** How many rows wait, and since when. */
    Backlog backlog();
}
