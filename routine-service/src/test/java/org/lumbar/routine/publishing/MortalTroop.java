package org.lumbar.routine.publishing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.lumbar.routine.ServiceJvm;

/** Two relays in JVMs of their own, of which the leading one, if one leads, is killed again and again, in the middle of the work. */
final class MortalTroop implements AutoCloseable {
    private static final int SIZE = 2;

    private final Supplier<ServiceJvm> recruits;
    private final Predicate<List<ServiceJvm>> whole;
    private final List<ServiceJvm> alive = new ArrayList<>();
    private int kills;

    /** @param whole whether all of them work */
    MortalTroop(Supplier<ServiceJvm> recruits, Predicate<List<ServiceJvm>> whole) {
        this.recruits = recruits;
        this.whole = whole;
        for (int i = 0; i < SIZE; i++) {
            alive.add(recruits.get());
        }
        awaitWhole();
    }

    int kills() {
        return kills;
    }

    /**
     * Called by every writer after each transaction: kills at evenly spread moments, while everybody writes, and lets
     * nobody write on before the next of these moments until both are back.
     */
    synchronized void accompany(int done, int of, int wanted) {
        int step = of / (wanted + 1);
        if (done % step == 0) {
            awaitWhole();
        } else if (done % step == step / 2 && kills < wanted) {
            ServiceJvm victim =
                    alive.stream().filter(ServiceJvm::leads).findFirst().orElse(alive.get(0));
            victim.kill();
            alive.remove(victim);
            alive.add(recruits.get());
            kills++;
        }
    }

    private void awaitWhole() {
        await("both relays are back").atMost(Duration.ofMinutes(2)).until(() -> whole.test(alive));
    }

    @Override
    public void close() {
        alive.forEach(ServiceJvm::kill);
    }
}
