package org.lumbar.session.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.publishing.Snapshot;

/**
 * What follows from a snapshot of a client or a plan.
 *
 * @param snapshots to be published
 * @param disbelieved pointer of what in it can't be true, by what is stored; then nothing follows
 */
public record Followed(List<Snapshot> snapshots, @Nullable String disbelieved) {
    static final Followed NOTHING = new Followed(List.of(), null);

    /** It names another practice than the one that is stored. */
    static final Followed OF_ANOTHER_PRACTICE = new Followed(List.of(), "/practiceId");
}
