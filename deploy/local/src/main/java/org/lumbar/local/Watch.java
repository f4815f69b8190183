package org.lumbar.local;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks after what runs, as a cluster would: whatever has ended by itself, or no longer passes its liveness probe, is started again,
 * and a sentence says so each time. What cannot be started is tried again, after a pause that doubles from one second to half a
 * minute; a minute in good health sets it back.
 */
final class Watch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration GOOD_HEALTH = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    private final Consumer<String> says;
    private final ScheduledExecutorService looks;

    /** Somebody looked after. Called by one thread at a time. */
    interface Ward {
        String name();

        /** What is wrong, as the rest of a sentence that begins with the name; empty if nothing is. */
        Optional<String> ailment();

        /**
         * Ends what is left of it, starts it again and returns when it is ready.
         *
         * @throws RuntimeException if it cannot be started
         */
        void revive();
    }

    /**
     * Begins at once.
     *
     * @param says is given every sentence, from several threads
     */
    Watch(List<Ward> wards, Consumer<String> says) {
        this.says = says;
        // A thread for each: one that takes minutes to start must not keep the others waiting.
        this.looks = Executors.newScheduledThreadPool(wards.size(), task -> new Thread(task, "watch"));
        for (Ward ward : wards) {
            looks.scheduleWithFixedDelay(
                    new Care(ward), BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Looks no more; what is just being started is left half-started. */
    @Override
    public void close() {
        looks.shutdownNow();
        try {
            if (!looks.awaitTermination(LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warning("The watch does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Care implements Runnable {
        private final Ward ward;
        private Duration pause = Duration.ZERO;
        private long revivedAt = System.nanoTime();

        Care(Ward ward) {
            this.ward = ward;
        }

        @Override
        public void run() {
            Duration since = Duration.ofNanos(System.nanoTime() - revivedAt);
            if (since.compareTo(pause) < 0) {
                return;
            }
            try {
                ward.ailment().ifPresentOrElse(this::revive, () -> {
                    if (since.compareTo(GOOD_HEALTH) > 0) {
                        pause = Duration.ZERO;
                    }
                });
            } catch (RuntimeException e) {
                // A look that failed must not be the last one.
                LOG.log(Level.WARNING, "Cannot look after " + ward.name(), e);
            }
        }

        private void revive(String ailment) {
            says.accept(ward.name() + " " + ailment + "; it is started again.");
            long begin = System.nanoTime();
            pause = longer(pause);
            try {
                ward.revive();
                says.accept(String.format(
                        Locale.ROOT,
                        "%s is ready again after %.1f s.",
                        ward.name(),
                        (System.nanoTime() - begin) / 1e9));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Cannot start " + ward.name(), e);
                if (!looks.isShutdown()) {
                    says.accept(e.getMessage() + " The next try is in " + pause.toSeconds() + " s.");
                }
            }
            revivedAt = System.nanoTime();
        }
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
