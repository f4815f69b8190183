package org.lumbar.insights.live;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.audit.Audit;
import org.lumbar.foundation.trace.Traceparent;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.store.Database;

/** The changes that a caller may know of. */
@ApplicationScoped
public class LiveChanges {

    private static final Logger LOG = Logger.getLogger(LiveChanges.class);

    /** A token is looked at when a stream begins, so no stream outlives it by much; callers connect again by themselves. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    /** Proxies take a connection for dead that is silent for a minute, pages after 25 seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final long RECONNECT_MILLIS = 2000;

    /** A change carries the moment it was worked out at, and is heard when it commits: at most a transaction later. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(60);

    private final ChangeFeed feed;
    private final OpenStreams streams;
    private final Database database;
    private final ClientAccess access;
    private final CallerOfRequest caller;
    private final Clock clock;
    private final Tracer tracer;
    private final Audit audit;

    LiveChanges(
            ChangeFeed feed,
            OpenStreams streams,
            Database database,
            ClientAccess access,
            CallerOfRequest caller,
            Clock clock,
            Tracer tracer,
            Audit audit) {
        this.feed = feed;
        this.streams = streams;
        this.database = database;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
        this.tracer = tracer;
        this.audit = audit;
    }

    /**
     * Changes of clients in the caller's care as server-sent events, for five minutes, with a comment now and then so that
     * nobody takes the silence for a dead connection.
     *
     * @param lastEventId what a caller who connects again heard last: whatever changed since comes first, perhaps once more
     *     than needed; null or anything else begins with now
     * @throws HttpProblem 429 {@code too-many-streams} if the caller has as many open on this replica as they may
     */
    public Multi<OutboundSseEvent> events(Sse sse, @Nullable String lastEventId) {
        return events(sse, lastEventId, silent(sse));
    }

    /** Likewise for pages, whose script sees no comment: every ten seconds there is an event of the type {@code beat}. */
    public Multi<OutboundSseEvent> eventsOfPages(Sse sse, @Nullable String lastEventId) {
        OutboundSseEvent beat = sse.newEventBuilder()
                .name("beat")
                .data(String.class, "still here")
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
        return events(sse, lastEventId, beat);
    }

    private Multi<OutboundSseEvent> events(Sse sse, @Nullable String lastEventId, OutboundSseEvent heartbeat) {
        Caller reader = caller.get();
        UUID practice = reader.practice();
        String careTeam = access.seesWholePractice() ? null : caller.get().subject();
        String who = practice + " " + caller.get().subject();
        streams.enter(who);
        try {
            AtomicBoolean left = new AtomicBoolean();
            return whileOpen(changes(sse, reader, careTeam, missed(practice, careTeam, lastEventId)), heartbeat)
                    .onTermination()
                    .invoke(() -> {
                        if (left.compareAndSet(false, true)) {
                            streams.leave(who);
                        }
                    });
        } catch (RuntimeException failure) {
            streams.leave(who);
            throw failure;
        }
    }

    private Multi<OutboundSseEvent> changes(Sse sse, Caller reader, @Nullable String careTeam, List<Changed> missed) {
        UUID practice = reader.practice();
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().iterable(missed),
                        feed.notes()
                                .filter(note -> concerns(note, practice, careTeam))
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(note -> pushed(note.change())))
                .onItem()
                .transformToUniAndConcatenate(change ->
                        audit.read(reader, change.clientId(), "/v1/live").replaceWith(change))
                .map(change -> event(sse, change));
    }

    private Multi<OutboundSseEvent> whileOpen(Multi<OutboundSseEvent> changes, OutboundSseEvent heartbeat) {
        Multi<OutboundSseEvent> heartbeats =
                Multi.createFrom().ticks().every(HEARTBEAT).onOverflow().drop().map(tick -> heartbeat);
        AtomicBoolean ended = new AtomicBoolean();
        Multi<OutboundSseEvent> ending = feed.endings().map(soon -> {
            ended.set(true);
            return heartbeat;
        });
        return Multi.createBy()
                .merging()
                .streams(changes, heartbeats, ending)
                .select()
                .first(any -> !ended.get())
                .select()
                .first(LONGEST_STREAM)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "A stream of changes ends early: %s", failure.getClass().getSimpleName()));
    }

    /** The moment at which a traced change leaves for one open page, in its trace; the page goes on from there. */
    private Changed pushed(Changed change) {
        if (change.traceparent() == null) {
            return change;
        }
        Span push = tracer.spanBuilder("push")
                .setParent(Traceparent.read(change.traceparent()))
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        push.end();
        return new Changed(change.clientId(), Traceparent.of(push.getSpanContext()));
    }

    private OutboundSseEvent event(Sse sse, Changed changed) {
        return sse.newEventBuilder()
                .id(String.valueOf(clock.millis()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Changed.class, changed)
                .build();
    }

    private static OutboundSseEvent silent(Sse sse) {
        return sse.newEventBuilder()
                .comment("still here")
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    private List<Changed> missed(UUID practice, @Nullable String careTeam, @Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,15}")) {
            return List.of();
        }
        Instant since = Instant.ofEpochMilli(Long.parseLong(lastEventId)).minus(LONGEST_COMMIT);
        return database.rows(
                "SELECT c.client_id FROM care c JOIN triage_line l ON l.client_id = c.client_id"
                        + " WHERE c.practice_id = ? AND c.subject = ? AND l.as_of >= ? ORDER BY l.as_of",
                row -> new Changed(row.uuid("client_id"), null),
                practice,
                careTeam == null ? "" : careTeam,
                since);
    }

    private static boolean concerns(ChangeFeed.Note note, UUID practice, @Nullable String careTeam) {
        return note.practiceId().equals(practice)
                && (careTeam == null || note.careTeam().contains(careTeam));
    }
}
