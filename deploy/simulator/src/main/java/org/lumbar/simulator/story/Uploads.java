package org.lumbar.simulator.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.routine.Catalogue;

/**
 * Everything the practice sends, in the order in which it leaves the phones. Days are played as they are needed, so
 * memory holds a day and what offline phones keep back, not the story.
 */
public final class Uploads implements Iterator<Upload> {
    /** No local day of any zone begins earlier than this many days before the same date in UTC. */
    private static final int ZONE_MARGIN_DAYS = 1;

    private final Setting setting;
    private final List<SimulatedClient> clients;
    private final List<ClientStory> stories;
    private final PriorityQueue<Posting> waiting = new PriorityQueue<>(Comparator.comparing(Posting::at)
            .thenComparingInt(Posting::clientIndex)
            .thenComparingLong(Posting::place));
    private final Instant now;
    private LocalDate nextDay;

    public Uploads(Setting setting, Catalogue catalogue) {
        this(setting, catalogue, Instant.MAX);
    }

    /**
     * A story that has come as far as now.
     *
     * @param now events that happen later are left out
     */
    public Uploads(Setting setting, Catalogue catalogue, Instant now) {
        this.setting = setting;
        this.now = now;
        Practice practice = new Practice(setting);
        this.clients = practice.clients();
        this.stories = clients.stream()
                .map(client -> new ClientStory(setting, client, catalogue, practice.storyRandom(client.index())))
                .toList();
        this.nextDay = setting.start();
    }

    @Override
    public boolean hasNext() {
        playUntilTheNextIsCertain();
        return !waiting.isEmpty();
    }

    @Override
    public Upload next() {
        playUntilTheNextIsCertain();
        Posting first = waiting.poll();
        if (first == null) {
            throw new NoSuchElementException("the story is over");
        }
        List<SessionEvent> events = new ArrayList<>(List.of(first.event()));
        while (belongsTo(first, waiting.peek())) {
            events.add(waiting.remove().event());
        }
        return new Upload(first.at(), clients.get(first.clientIndex()), events);
    }

    private static boolean belongsTo(Posting first, @Nullable Posting other) {
        return other != null
                && other.clientIndex() == first.clientIndex()
                && other.at().equals(first.at());
    }

    /** A day not yet played can only add postings of its own time or later. */
    private void playUntilTheNextIsCertain() {
        while (!nextDay.isAfter(setting.until())
                && (waiting.isEmpty() || !isBeforeDay(waiting.element().at()))) {
            for (ClientStory story : stories) {
                story.play(nextDay).stream()
                        .filter(posting -> !posting.happened().isAfter(now))
                        .forEach(waiting::add);
            }
            nextDay = nextDay.plusDays(1);
        }
    }

    private boolean isBeforeDay(Instant at) {
        return at.isBefore(
                nextDay.minusDays(ZONE_MARGIN_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
