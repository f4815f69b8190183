package org.lumbar.routine.screening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.state.ScreeningHold;

/** When a client was kept from their routines, of single answers with a yes that stood at the same time or one after the other. */
final class ScreeningHolds {
    /** So many are published of a client, the newest. */
    static final int MOST = 500;

    private ScreeningHolds() {}

    /**
     * Periods that cover what the single ones cover, and nothing else: oldest first, none touching another, at most
     * {@value #MOST}. One that ends before it begins, because two clocks differ, ends when it begins.
     */
    static List<ScreeningHold> merged(Collection<ScreeningHold> single) {
        List<ScreeningHold> merged = new ArrayList<>();
        single.stream().sorted(Comparator.comparing(ScreeningHold::from)).forEach(next -> {
            int last = merged.size() - 1;
            if (last >= 0 && reaches(merged.get(last), next)) {
                merged.set(last, joined(merged.get(last), next));
            } else {
                merged.add(new ScreeningHold(next.from(), end(next)));
            }
        });
        return List.copyOf(merged.subList(Math.max(0, merged.size() - MOST), merged.size()));
    }

    private static boolean reaches(ScreeningHold hold, ScreeningHold later) {
        return hold.to() == null || !hold.to().isBefore(later.from());
    }

    private static ScreeningHold joined(ScreeningHold hold, ScreeningHold later) {
        Instant first = hold.to();
        Instant second = end(later);
        if (first == null || second == null) {
            return new ScreeningHold(hold.from(), null);
        }
        return new ScreeningHold(hold.from(), first.isBefore(second) ? second : first);
    }

    private static @Nullable Instant end(ScreeningHold hold) {
        Instant to = hold.to();
        return to != null && to.isBefore(hold.from()) ? hold.from() : to;
    }
}
