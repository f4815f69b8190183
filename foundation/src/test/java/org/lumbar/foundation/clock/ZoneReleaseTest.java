package org.lumbar.foundation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;
import org.lumbar.foundation.input.Zones;

class ZoneReleaseTest {

    @Test
    void aMetricSaysWhichReleaseIsInUse() {
        // Given
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        // When
        new ZoneRelease(meters).show(new StartupEvent());
        // Then
        assertThat(meters.get("lumbar.zone.rules").gauges()).singleElement().satisfies(gauge -> {
            assertThat(gauge.value()).isEqualTo(1);
            assertThat(gauge.getId().getTag("release"))
                    .isEqualTo(Zones.release())
                    .matches("20\\d\\d[a-z]+");
        });
    }
}
