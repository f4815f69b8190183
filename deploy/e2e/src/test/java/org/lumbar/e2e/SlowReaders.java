package org.lumbar.e2e;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Open pages that follow live changes and hardly ever read: a few bytes a second. */
final class SlowReaders implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private volatile boolean closed;

    /** @param callers each has so many streams as one may have */
    SlowReaders(SystemUnderTest system, URI service, List<String> callers, int each) {
        for (String caller : callers) {
            for (int i = 0; i < each; i++) {
                open(service, system.token(caller));
            }
        }
    }

    private void open(URI service, String token) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(2048);
            socket.connect(new java.net.InetSocketAddress(service.getHost(), service.getPort()));
            socket.getOutputStream()
                    .write(("GET /v1/live HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
            Thread thread = new Thread(() -> read(socket), "slow-reader");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void read(Socket socket) {
        byte[] few = new byte[16];
        try {
            while (!closed && socket.getInputStream().read(few) >= 0) {
                Passing.of(Duration.ofSeconds(1));
            }
        } catch (IOException | IllegalStateException ended) {
            // The service may end a stream that nobody reads.
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
