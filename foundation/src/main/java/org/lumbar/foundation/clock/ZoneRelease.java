package org.lumbar.foundation.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.lumbar.foundation.input.Zones;

/**
 * Says which release of the IANA database this process goes by, once in the log and always as {@code lumbar_zone_rules}: where
 * a government changes its clocks at short notice, days are wrong until every server has the release that knows it.
 */
@Singleton
class ZoneRelease {
    private static final Logger LOG = Logger.getLogger(ZoneRelease.class);

    private final MeterRegistry meters;

    ZoneRelease(MeterRegistry meters) {
        this.meters = meters;
    }

    void show(@Observes StartupEvent starting) {
        String release = Zones.release();
        Gauge.builder("lumbar.zone.rules", () -> 1)
                .description("Always 1; its label is the release of the IANA time zone database in use")
                .tag("release", release)
                .register(meters);
        LOG.infof("Time zones are those of release %s of the IANA database", release);
    }
}
