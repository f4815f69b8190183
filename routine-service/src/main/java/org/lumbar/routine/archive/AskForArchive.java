package org.lumbar.routine.archive;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.problem.Problems;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;

/** Asks for an archive, looks how far it is, and hands it out once. */
@ApplicationScoped
class AskForArchive {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Duration DAY = Duration.ofDays(1);

    private final Clients clients;
    private final Archives archives;
    private final ArchiveConfig config;
    private final Event<Changed> changed;
    private final Clock clock;

    AskForArchive(Clients clients, Archives archives, ArchiveConfig config, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.archives = archives;
        this.config = config;
        this.changed = changed;
        this.clock = clock;
    }

    /** A new one, or the one that is still open. Of two who ask at once one waits for the other. */
    @Transactional
    Archive ask(Caller caller, UUID clientId) {
        Client client = clients.changing(caller, clientId);
        Optional<Archive> open = archives.open(clientId);
        if (open.isPresent()) {
            return open.get();
        }
        List<Archive> today = archives.ofToday(clientId);
        if (today.size() >= config.perDay()) {
            Instant free =
                    today.get(today.size() - config.perDay()).requestedAt().plus(DAY);
            throw Problems.tooMany(
                    "too-many-archives",
                    "There were " + config.perDay() + " archives of this client in the last 24 hours.",
                    Math.max(1, Duration.between(clock.instant(), free).toSeconds()));
        }
        Archive archive = archives.add(client.practiceId(), clientId, IDS.generate(), caller.subject());
        changed.fire(new Changed());
        return archive;
    }

    @Transactional
    Archive find(Caller caller, UUID clientId, UUID archiveId) {
        var unused = clients.visible(caller, clientId);
        return archives.find(clientId, archiveId)
                .orElseThrow(() -> Refused.notFound("archive-not-found", "The client has no such archive."));
    }

    /**
     * The archive, which nobody else gets any more.
     *
     * @throws Refused 409 while it is collected, or where that has failed; 410 once it was fetched or has expired
     */
    @Transactional
    Archive fetch(Caller caller, UUID clientId, UUID archiveId) {
        Archive archive = find(caller, clientId, archiveId);
        if (archive.state() == Archive.State.READY && archives.fetch(clientId, archiveId)) {
            return archive;
        }
        throw switch (archive.state()) {
            case COLLECTING -> Refused.conflict("archive-not-ready", "Not all services have answered yet.");
            case FAILED -> Refused.conflict("archive-failed", "A service has not answered: ask for another archive.");
            case EXPIRED -> gone("archive-expired", "Nobody fetched the archive in time; its bytes are deleted.");
            case READY, FETCHED -> gone("archive-fetched", "The archive was fetched; its bytes are deleted.");
        };
    }

    private static Refused gone(String code, String detail) {
        return Refused.of(410, code, detail, List.of());
    }
}
