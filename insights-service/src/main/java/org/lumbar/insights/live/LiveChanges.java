package org.lumbar.insights.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.Caller;
import org.lumbar.insights.client.ClientAccess;
import org.lumbar.insights.database.Database;

/** The changes that a caller may know of. */
@ApplicationScoped
public class LiveChanges {

    /** A token is looked at when a stream begins, so no stream outlives it by much; callers connect again by themselves. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    private final ChangeFeed feed;
    private final Database database;
    private final ClientAccess access;
    private final Caller caller;

    LiveChanges(ChangeFeed feed, Database database, ClientAccess access, Caller caller) {
        this.feed = feed;
        this.database = database;
        this.access = access;
        this.caller = caller;
    }

    /** Changes of clients in the caller's care, for five minutes. */
    public Multi<Changed> ofCaller() {
        UUID practice = caller.practice();
        String careTeam = access.seesWholePractice() ? null : caller.subject();
        return feed.notes()
                .filter(note -> note.practiceId().equals(practice))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .filter(note -> cares(note, careTeam))
                .map(note -> new Changed(note.clientId()))
                .select()
                .first(LONGEST_STREAM);
    }

    private boolean cares(ChangeFeed.Note note, @Nullable String careTeam) {
        return careTeam == null
                || !database.rows(
                                "SELECT client_id FROM client WHERE client_id = ? AND practice_id = ?"
                                        + " AND care_team @> ARRAY[?::text]",
                                row -> row.uuid("client_id"),
                                note.clientId(),
                                note.practiceId(),
                                careTeam)
                        .isEmpty();
    }
}
