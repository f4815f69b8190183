package org.lumbar.session.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.day.MassageWork;
import org.lumbar.session.day.Share;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.ContinueRule;
import org.lumbar.session.pain.Guidance;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;

/** A session: its sums, and the revision under which it was last published. */
public final class Session {
    private final UUID id;
    private final SessionSums sums;
    private final Set<UUID> newlyAnswered = new HashSet<>();
    private final Set<LocalDate> newDays = new HashSet<>();
    private long revision;
    private long changedAt;
    private boolean changed;
    private boolean locksMoved;

    private Session(UUID id, SessionSums sums, long revision, long changedAt) {
        this.id = id;
        this.sums = sums;
        this.revision = revision;
        this.changedAt = changedAt;
    }

    /** A session of which nothing is known yet; its first revision is 1. */
    public static Session first(UUID id) {
        return new Session(id, new SessionSums(), 0, OffsetSpan.NEVER);
    }

    /** The session as it was stored. */
    public static Session unpack(UUID id, long revision, long changedAt, byte[] state) {
        return new Session(id, PackedSums.unpack(state), revision, changedAt);
    }

    public byte[] pack() {
        return PackedSums.pack(sums);
    }

    /**
     * Adds an event that was claimed, and so was never added before, unless the session holds as much as it may.
     *
     * @return the pointer of what would be too much; null if the event was added
     */
    public @Nullable String add(SessionEvent event, Instant receivedAt) {
        String exceeded = SessionLimits.exceededBy(event, sums);
        if (exceeded == null) {
            if (SessionLimits.bringsNewDay(event, sums)) {
                newDays.add(event.localDay());
            }
            UUID planBefore = planId();
            sums.add(event, receivedAt);
            changed = true;
            locksMoved |= event.reported() instanceof Reported.Stopped stopped
                    ? Stop.locks(stopped.reason())
                    : holdsLocks() && !Objects.equals(planBefore, planId());
        }
        return exceeded;
    }

    /** A stop of it locks something. */
    public boolean holdsLocks() {
        Stop strictest = sums.stop();
        return strictest != null && strictest.locks();
    }

    /** What was added now locks something, or something else than before. */
    public boolean locksMoved() {
        return locksMoved;
    }

    /** Finds what was done while it was locked; while the plan is not known, nobody can say. */
    public void judge(LockHistory locks, @Nullable Outline outline) {
        List<LockedWork> now = outline == null ? List.of() : locks.workOf(sums, outline);
        if (!now.equals(sums.lockedWork)) {
            sums.lockedWork = now;
            changed = true;
        }
    }

    /** The local days of which nothing of the session was known before the events that were added now. */
    public Set<LocalDate> newDays() {
        return newDays;
    }

    /** Answers each rating by the rules of the plan's routine; an unknown plan is not strict. */
    public void answerRatings(@Nullable Outline outline, SeverePain severe) {
        if (sums.ratings.isEmpty()) {
            return;
        }
        ContinueRule rule = ContinueRule.of(sums.ratings(), outline != null && outline.strict(), severe);
        sums.ratings.replaceAll((ratingId, rating) -> {
            Rating answered = rating.answered(rule.decide(rating.moment(), rating.score()));
            if (answered.revision() != rating.revision()) {
                newlyAnswered.add(ratingId);
                changed = true;
            }
            return answered;
        });
    }

    public boolean isChanged() {
        return changed;
    }

    /** Marks the change as that work's, under the next revision. */
    public void advance(OffsetSpan work) {
        revision++;
        changedAt = work.changes(changedAt);
    }

    public UUID id() {
        return id;
    }

    public long revision() {
        return revision;
    }

    /** Offset of the newest event of the batch that changed it last; {@link OffsetSpan#NEVER} if none did. */
    public long changedAt() {
        return changedAt;
    }

    /** Null until the start has come. */
    public @Nullable UUID planId() {
        return sums.start == null ? null : sums.start.planId();
    }

    /** Local day of the start; null until it has come. */
    public @Nullable LocalDate localDay() {
        return sums.start == null ? null : sums.start.localDay();
    }

    public Collection<Rating> ratings() {
        return sums.ratings();
    }

    /** Ratings whose answer is another one than before, or their first. */
    public Set<UUID> newlyAnswered() {
        return newlyAnswered;
    }

    /** What the session brings to that local day; nothing while its plan is unknown. */
    public Share shareOn(LocalDate day, @Nullable Outline outline) {
        return outline == null ? new Share(id, 0, MassageWork.NONE, List.of()) : Shares.of(id, sums, outline, day);
    }

    /** The local days on which a step was completed or a stop happened. */
    public Set<LocalDate> days() {
        return Shares.days(sums);
    }

    /** The strictest answer over the whole session; null before there is a rating that gets one, or a stop. */
    public @Nullable Guidance guidance() {
        Stream<Guidance> ratings = sums.ratings().stream().flatMap(rating -> {
            Rule rule = rating.rule();
            return rule == null ? Stream.empty() : Stream.of(new Guidance(rule, rating.id()));
        });
        Stream<Guidance> stops = sums.stops.stream().flatMap(stop -> {
            Rule rule = Rule.of(stop.reason());
            return rule == null ? Stream.empty() : Stream.of(new Guidance(rule, stop.eventId()));
        });
        return Stream.concat(ratings, stops).min(Guidance.STRICTEST_FIRST).orElse(null);
    }

    SessionSums sums() {
        return sums;
    }
}
