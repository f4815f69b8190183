package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket server;
    private TcpProxy proxy;
    private Socket near;
    private Socket far;

    @BeforeEach
    void connectThrough() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        proxy = TcpProxy.to("localhost", server.getLocalPort());
        near = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        near.setSoTimeout(5_000);
        far = server.accept();
        far.setSoTimeout(5_000);
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        proxy.close();
        server.close();
    }

    @Test
    void everyBytePassesBothWays() throws IOException {
        near.getOutputStream().write(7);
        assertThat(far.getInputStream().read()).isEqualTo(7);

        far.getOutputStream().write(8);
        assertThat(near.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void aSilentProxyHoldsBackAndClosesNothing() throws IOException {
        // When
        proxy.fallSilent();
        near.getOutputStream().write(7);
        far.setSoTimeout(300);

        // Then
        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        // When
        proxy.forward();
        far.setSoTimeout(5_000);

        // Then
        assertThat(far.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void aGoodbyeIsHeldBackLikeAnyByte() throws IOException {
        proxy.fallSilent();
        near.close();
        far.setSoTimeout(300);

        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whatIsCutIsResetAndTheNextConnectionIsServed() throws IOException {
        // When
        assertThat(proxy.cut()).isEqualTo(1);

        // Then
        assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(IOException.class);
        try (Socket next = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket served = server.accept()) {
            next.getOutputStream().write(9);
            assertThat(served.getInputStream().read()).isEqualTo(9);
        }
    }
}
