package org.lumbar.session.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventIds;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.pain.ContinueRule;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;

/**
 * A session as its ratings are answered while it runs: what is stored of it, and what was accepted and may not be folded
 * yet. Asking changes nothing. Once everything is folded, the session's own answers are the same: it is the same rule.
 *
 * @param stored null while nothing of it is stored
 * @param accepted events of this session; those that are stored, too, count once
 */
public record LiveSession(@Nullable Session stored, Collection<SessionEvent> accepted) {

    /** The plan that its start names; null while no start is known. */
    public @Nullable UUID planId() {
        UUID known = stored == null ? null : stored.planId();
        return known != null ? known : acceptedPlan();
    }

    private @Nullable UUID acceptedPlan() {
        SessionEvent first = null;
        for (SessionEvent event : accepted) {
            boolean start = event.reported() instanceof Reported.Started;
            if (start && (first == null || EventIds.ORDER.compare(event.id(), first.id()) < 0)) {
                first = event;
            }
        }
        return first != null && first.reported() instanceof Reported.Started started ? started.planId() : null;
    }

    /** The rule that answers a rating of the session; an unknown plan is not strict. */
    public @Nullable Rule answer(Reported.PainRated rated, @Nullable Outline outline, SeverePain severe) {
        Map<UUID, Rating> ratings = new HashMap<>();
        if (stored != null) {
            stored.ratings().forEach(rating -> ratings.put(rating.id(), rating));
        }
        for (SessionEvent event : accepted) {
            if (event.reported() instanceof Reported.PainRated reported) {
                ratings.putIfAbsent(event.id(), Rating.of(event, reported, event.time()));
            }
        }
        return ContinueRule.of(ratings.values(), outline != null && outline.strict(), severe)
                .decide(rated.moment(), rated.score());
    }
}
