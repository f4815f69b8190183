package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;

/** What a running session is answered is what the fold says of it later, wherever ingest happens to be. */
class LiveSessionPropertiesTest {
    private static final SeverePain SEVERE = new SeverePain(7);

    @Provide
    Arbitrary<List<SessionEvent>> events() {
        return EventArbitraries.session();
    }

    @Property(tries = 2_000)
    void theAnswerAtOnceIsThatOfTheFold(
            @ForAll("events") List<SessionEvent> drawn, @ForAll boolean strict, @ForAll Random random) {
        // Given
        List<SessionEvent> events = distinct(drawn);
        Outline outline = new Outline(strict, Map.of());
        Session folded = Session.first(EventArbitraries.SESSION);
        events.forEach(event -> folded.add(event, event.time()));
        folded.answerRatings(outline, SEVERE);

        // When
        LiveSession live = live(events, random);

        // Then
        assertThat(live.planId()).isEqualTo(folded.planId());
        for (Rating rating : folded.ratings()) {
            assertThat(live.answer(rated(rating, events), outline, SEVERE)).isEqualTo(rating.rule());
        }
    }

    /** Any part of the events is stored, any part was accepted here, and each is in one of both at least. */
    private static LiveSession live(List<SessionEvent> events, Random random) {
        Session stored = random.nextInt(4) == 0 ? null : Session.first(EventArbitraries.SESSION);
        List<SessionEvent> accepted = new ArrayList<>();
        for (SessionEvent event : events) {
            boolean ingested = stored != null && random.nextBoolean();
            // A start decides with the smallest id: one that is behind must not be compared with one that is not.
            boolean start = event.reported() instanceof Reported.Started;
            if (stored != null && (ingested || start)) {
                stored.add(event, event.time());
            }
            if (!ingested || random.nextBoolean()) {
                accepted.add(event);
            }
        }
        return new LiveSession(reloaded(stored), accepted);
    }

    private static @Nullable Session reloaded(@Nullable Session session) {
        return session == null ? null : Session.unpack(session.id(), 1, 1, session.pack());
    }

    private static List<SessionEvent> distinct(List<SessionEvent> events) {
        Map<UUID, SessionEvent> byId = new HashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }

    private static Reported.PainRated rated(Rating rating, List<SessionEvent> events) {
        return events.stream()
                .filter(event -> event.id().equals(rating.id()))
                .map(event -> (Reported.PainRated) event.reported())
                .findFirst()
                .orElseThrow();
    }
}
