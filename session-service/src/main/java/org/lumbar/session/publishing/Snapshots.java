package org.lumbar.session.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.day.ClientDay;
import org.lumbar.session.day.DaySnapshot;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.RatingSnapshot;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.SessionSnapshot;

/** Makes the snapshots of sessions, ratings and days. */
@ApplicationScoped
public class Snapshots {
    private static final String SESSION = "org.lumbar.session.snapshot.v1";
    private static final String RATING = "org.lumbar.pain-rating.snapshot.v1";
    private static final String RECEIPT = "org.lumbar.erasure-receipt.snapshot.v1";
    private static final String DAY = "org.lumbar.client-day.snapshot.v1";

    private final Topics topics;
    private final RevisionFloor base;

    public Snapshots(Topics topics, RevisionFloor base) {
        this.topics = topics;
        this.base = base;
    }

    public Snapshot of(UUID clientId, UUID practiceId, Session session, Outline outline) {
        long revision = base.published(session.revision());
        byte[] value = SessionSnapshot.write(clientId, practiceId, revision, session, outline);
        String part = session.id().toString();
        return new Snapshot(topics.sessions(), SESSION, clientId, part, revision, value);
    }

    public Snapshot of(UUID clientId, UUID practiceId, @Nullable UUID sessionId, Rating rating) {
        long revision = base.published(rating.revision());
        byte[] value = RatingSnapshot.write(clientId, practiceId, revision, sessionId, rating);
        String part = rating.id().toString();
        return new Snapshot(topics.painRatings(), RATING, clientId, part, revision, value);
    }

    public Snapshot of(UUID clientId, UUID practiceId, ClientDay day) {
        long revision = base.published(day.revision());
        byte[] value = DaySnapshot.write(clientId, practiceId, revision, day);
        String part = day.day().toString();
        return new Snapshot(topics.clientDays(), DAY, clientId, part, revision, value);
    }

    /** What is said of an erasure; its key is the client's alone. */
    public Snapshot erasureReceipt(UUID clientId, byte[] receipt) {
        return new Snapshot(topics.erasureReceipts(), RECEIPT, clientId, "", 1, receipt);
    }

    public Snapshot sessionErased(UUID clientId, UUID sessionId) {
        return new Snapshot(topics.sessions(), SESSION, clientId, sessionId.toString(), 0, null);
    }

    public Snapshot ratingErased(UUID clientId, UUID ratingId) {
        return new Snapshot(topics.painRatings(), RATING, clientId, ratingId.toString(), 0, null);
    }

    public Snapshot dayErased(UUID clientId, LocalDate day) {
        return new Snapshot(topics.clientDays(), DAY, clientId, day.toString(), 0, null);
    }
}
