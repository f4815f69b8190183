package org.lumbar.session.pain;

import java.util.Comparator;
import java.util.UUID;
import org.lumbar.session.event.EventIds;

/** What a client is told, the rule that says so and the event that it answers. */
public record Guidance(Rule rule, UUID eventId) {
    /** Strictest first; of equal ones the rule's order decides, then the smallest event id. */
    public static final Comparator<Guidance> STRICTEST_FIRST = Comparator.<Guidance, Answer>comparing(
                    Guidance::answer, Comparator.reverseOrder())
            .thenComparing(Guidance::rule)
            .thenComparing(Guidance::eventId, EventIds.ORDER);

    public Answer answer() {
        return rule.answer();
    }
}
