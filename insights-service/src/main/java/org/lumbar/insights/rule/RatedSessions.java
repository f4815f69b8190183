package org.lumbar.insights.rule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.lumbar.insights.rule.ClientState.SessionPain;

/** Sessions with the ratings a rule needs, in the order of their start. */
final class RatedSessions {

    private final List<SessionPain> inOrder;

    RatedSessions(Collection<SessionPain> sessions, Predicate<SessionPain> isRated) {
        inOrder = sessions.stream()
                .filter(isRated)
                .sorted(Comparator.comparing(SessionPain::startedAt)
                        .thenComparing(session -> session.sessionId().toString()))
                .toList();
    }

    /**
     * What the latest sessions show.
     *
     * @param turned the session at which it began to hold
     * @param bad the sessions that show it, from those that made it hold to the latest
     */
    record Spell(SessionPain turned, List<SessionPain> bad) {

        List<LocalDate> days() {
            return bad.stream().map(SessionPain::localDay).distinct().sorted().toList();
        }

        List<UUID> sessionIds() {
            return bad.stream().map(SessionPain::sessionId).toList();
        }
    }

    /**
     * The spell that lasts until the latest session: after each of its sessions, at least {@code times} of the last
     * {@code recent} are bad. It is looked for from its beginning, because the alert must stay the same one while it lasts.
     */
    Optional<Spell> spell(Predicate<SessionPain> isBad, int times, int recent) {
        int turned = inOrder.size();
        while (turned > 0 && holdsAfter(turned - 1, isBad, times, recent)) {
            turned--;
        }
        if (turned == inOrder.size()) {
            return Optional.empty();
        }
        List<SessionPain> bad = inOrder.stream()
                .skip(Math.max(0, turned - recent + 1))
                .filter(isBad)
                .toList();
        return Optional.of(new Spell(inOrder.get(turned), bad));
    }

    private boolean holdsAfter(int last, Predicate<SessionPain> isBad, int times, int recent) {
        return inOrder.subList(Math.max(0, last - recent + 1), last + 1).stream()
                        .filter(isBad)
                        .count()
                >= times;
    }
}
