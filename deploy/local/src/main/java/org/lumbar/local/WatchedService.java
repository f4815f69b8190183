package org.lumbar.local;

import java.time.Duration;
import java.util.Optional;

/** A service under the {@link Watch}, judged as the chart's probes judge a pod. */
final class WatchedService implements Watch.Ward {
    private final ServiceProcess service;
    private final Duration patience;
    private long liveAt = System.nanoTime();

    /** @param patience how long the liveness probe may fail on end; the chart's is a minute */
    WatchedService(ServiceProcess service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public Optional<String> ailment() {
        Optional<Integer> exit = service.exitCode();
        if (exit.isPresent()) {
            return Optional.of(
                    "ended by itself (exit code " + exit.get() + "); the log up to then is " + service.log() + ".1");
        }
        if (!service.isRunning() || service.isLive()) { // one that was stopped on purpose is left alone
            liveAt = System.nanoTime();
            return Optional.empty();
        }
        boolean tooLong = System.nanoTime() - liveAt > patience.toNanos();
        return tooLong
                ? Optional.of("failed its liveness probe for " + patience.toSeconds() + " s; the log up to then is "
                        + service.log() + ".1")
                : Optional.empty();
    }

    @Override
    public void revive() {
        service.kill();
        service.start();
        liveAt = System.nanoTime();
    }
}
