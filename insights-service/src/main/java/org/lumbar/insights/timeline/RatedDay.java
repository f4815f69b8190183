package org.lumbar.insights.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.timeline.TimelineDay.SessionPain;
import org.lumbar.insights.timeline.TimelineRows.Rated;

/** The ratings of one local day, and of the sessions that started on it, sorted out. */
final class RatedDay {

    static final RatedDay NONE = new RatedDay();

    private final Map<Moment, List<Integer>> scores = new EnumMap<>(Moment.class);
    private final Map<UUID, Integer> before = new LinkedHashMap<>();
    private final Map<UUID, Integer> after = new LinkedHashMap<>();
    private final List<UUID> sessions = new ArrayList<>();
    private @Nullable Boolean stiff;
    private @Nullable Boolean sore;

    void add(Rated rating) {
        scores.computeIfAbsent(rating.moment(), none -> new ArrayList<>()).add(rating.score());
        if (rating.moment() == Moment.NEXT_DAY) {
            stiff = either(stiff, rating.stiff());
            sore = either(sore, rating.sore());
        }
    }

    /** Adds a rating to the pain around its session, which started on this day. */
    void addToSession(Rated rating) {
        UUID session = rating.sessionId();
        if (session != null && rating.moment() == Moment.BEFORE) {
            before.merge(session, rating.score(), Math::min);
            note(session);
        }
        if (session != null && rating.moment() == Moment.AFTER) {
            after.merge(session, rating.score(), Math::max);
            note(session);
        }
    }

    List<Integer> scores(Moment moment) {
        return scores.getOrDefault(moment, List.of());
    }

    List<SessionPain> sessions() {
        return sessions.stream().map(this::session).toList();
    }

    /** A day with a yes and a no is a yes. */
    @Nullable
    Boolean stiff() {
        return stiff;
    }

    @Nullable
    Boolean sore() {
        return sore;
    }

    private void note(UUID session) {
        if (!sessions.contains(session)) {
            sessions.add(session);
        }
    }

    private SessionPain session(UUID id) {
        Integer first = before.get(id);
        Integer last = after.get(id);
        return new SessionPain(id, first, last, first == null || last == null ? null : last - first);
    }

    private static @Nullable Boolean either(@Nullable Boolean held, @Nullable Boolean said) {
        if (said == null) {
            return held;
        }
        return held == null ? said : Boolean.valueOf(held || said);
    }
}
