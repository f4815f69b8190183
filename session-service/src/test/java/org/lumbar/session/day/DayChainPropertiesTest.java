package org.lumbar.session.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lumbar.session.client.Client;
import org.lumbar.session.event.Moment;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Area;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Technique;

/** Whatever the order and the batches in which things become known: each day hands on what it would have, had all come in order. */
class DayChainPropertiesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final int DAYS = 30;

    /** What happens on a day; several may, on the same one. */
    private record Happening(int id, int kind, LocalDate day) {
        void on(DayChain chain) {
            UUID uuid = new UUID(7, id);
            ClientDay of = chain.day(day);
            switch (kind) {
                case 0, 1 -> of.put(new Share(uuid, 40, work(), List.of()));
                case 2 ->
                    of.put(new Share(
                            uuid,
                            0,
                            MassageWork.NONE,
                            List.of(new Lock(Technique.KNEAD, uuid, Rule.STOP_BONE_PAIN, day))));
                case 3 -> of.add(answer(uuid, id % 2 == 0));
                default -> of.mark();
            }
        }

        private MassageWork work() {
            Areas areas = id % 3 == 0 ? Areas.NOT_KNOWN : Areas.of(List.of(Area.values()[id % 2]));
            return kind == 0
                    ? MassageWork.NONE.with(Technique.BALL_ROLL, areas, true)
                    : MassageWork.NONE.with(Technique.RUB, areas, id % 5 == 0);
        }

        private Rating answer(UUID uuid, boolean sore) {
            Instant noon = day.atTime(12, 0).plusSeconds(id).atZone(BERLIN).toInstant();
            return new Rating(
                    uuid, new Rating.Said(Moment.NEXT_DAY, 3, null, null, sore, null), BERLIN, noon, noon, null, 0);
        }
    }

    @Property(tries = 5_000)
    void theOrderIsOfNoConsequence(@ForAll Random random) {
        // Given
        List<Happening> happenings = IntStream.range(0, 1 + random.nextInt(25))
                .mapToObj(id -> new Happening(id, random.nextInt(5), FIRST.plusDays(random.nextInt(DAYS))))
                .collect(Collectors.toCollection(ArrayList::new));
        Clearances clearances = clearances(happenings, random);
        Map<LocalDate, Carry> atOnce = carries(inBatches(happenings, happenings.size(), clearances));

        // When
        Collections.shuffle(happenings, random);
        NavigableMap<LocalDate, ClientDay> late = inBatches(happenings, 1 + random.nextInt(6), clearances);

        // Then
        assertThat(carries(late)).isEqualTo(atOnce);
    }

    /** Some of the locks are cleared on some later day. */
    private static Clearances clearances(List<Happening> happenings, Random random) {
        List<Client.Clearance> cleared = happenings.stream()
                .filter(happening -> happening.kind() == 2 && random.nextBoolean())
                .map(lock -> new Client.Clearance(
                        new UUID(7, lock.id()),
                        Technique.KNEAD,
                        lock.day()
                                .plusDays(random.nextInt(10))
                                .atTime(18, 0)
                                .atZone(BERLIN)
                                .toInstant()))
                .toList();
        return Clearances.of(
                new Client(new UUID(1, 2), new UUID(1, 3), 1, BERLIN, List.of(), List.of(), cleared, false));
    }

    /** As the ledger does it: each batch finds the days that the ones before it have stored. */
    private static NavigableMap<LocalDate, ClientDay> inBatches(
            List<Happening> happenings, int size, Clearances clearances) {
        NavigableMap<LocalDate, ClientDay> stored = new TreeMap<>();
        for (int at = 0; at < happenings.size(); at += size) {
            List<Happening> batch = happenings.subList(at, Math.min(happenings.size(), at + size));
            LocalDate from =
                    batch.stream().map(Happening::day).min(LocalDate::compareTo).orElseThrow();
            LocalDate last =
                    batch.stream().map(Happening::day).max(LocalDate::compareTo).orElseThrow();
            Map.Entry<LocalDate, ClientDay> before = stored.lowerEntry(from);
            DayChain chain = DayChain.after(before == null ? null : before.getValue(), false, from, clearances);
            stored.tailMap(from).values().forEach(chain::add);
            batch.forEach(happening -> happening.on(chain));
            assertThat(chain.walk(last, null)).isFalse();
            for (ClientDay day : chain.days()) {
                if (day.isChanged()) {
                    day.advance(OffsetSpan.WITHOUT_EVENTS.with(at));
                }
                stored.put(day.day(), ClientDay.unpack(day.day(), day.revision(), day.changedAt(), day.pack()));
            }
        }
        return stored;
    }

    private static Map<LocalDate, Carry> carries(NavigableMap<LocalDate, ClientDay> days) {
        Map<LocalDate, Carry> carries = new TreeMap<>();
        days.forEach((day, of) -> carries.put(day, of.after()));
        return carries;
    }
}
