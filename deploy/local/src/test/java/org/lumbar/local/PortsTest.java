package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.FreePort;

class PortsTest {
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);

    @Test
    void aTakenPortIsNamedTogetherWithThePartThatWantsIt() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.free().with(Map.of(Part.SESSION, other.getLocalPort()));

            // When / Then
            assertThatThrownBy(() -> ports.ensureFree(ALL))
                    .isInstanceOf(LocalFault.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is taken, and session-service wants it")
                    .hasMessageContaining("--port session=");
        }
    }

    @Test
    void thePortOfALeftOutServiceMayBeTaken() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(FreePort.find())) {
            Ports ports = Ports.free().with(Map.of(Part.SESSION, other.getLocalPort()));
            Set<Part> others = EnumSet.complementOf(EnumSet.of(Part.SESSION));

            // When / Then
            assertThatCode(() -> ports.ensureFree(others)).doesNotThrowAnyException();
        }
    }

    @Test
    void twoPartsCannotShareAPort() {
        // Given
        Ports ports = Ports.free();
        Ports clash = ports.with(Map.of(Part.INSIGHTS, ports.of(Part.KAFKA)));

        // When / Then
        assertThatThrownBy(() -> clash.ensureFree(ALL)).hasMessageContaining("by Kafka and by insights-service");
    }

    @Test
    void aPortBeyondTheLastIsRefused() {
        assertThatThrownBy(() -> Ports.from(65_533).ensureFree(ALL)).hasMessageContaining("ports go from 1 to 65535");
    }

    @Test
    void portsFromABaseFollowTheOrderOfTheParts() {
        assertThat(Ports.from(30_000).of(Part.KAFKA)).isEqualTo(30_000);
        assertThat(Ports.from(30_000).of(Part.INSIGHTS)).isEqualTo(30_005);
        assertThat(Ports.usual().of(Part.POSTGRES)).isEqualTo(15_432);
    }
}
