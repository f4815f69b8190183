package org.lumbar.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bad network between a service and what it is connected to: forwards every byte, falls silent without closing anything, or
 * cuts. It begins by forwarding.
 *
 * <p>The kernel goes on answering TCP keepalives of a silent connection: to both ends it looks like a peer that is frozen,
 * which is the harder case of one that has vanished.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final InetSocketAddress target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean silent; // guarded by this

    private TcpProxy(InetSocketAddress target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /**
     * Opens a proxy on a free port of the loopback interface.
     *
     * @throws UncheckedIOException if there is no port to be had
     */
    public static TcpProxy to(String host, int port) {
        try {
            return opened(0, host, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a proxy on a port of one's own choice, of the loopback interface.
     *
     * @throws UncheckedIOException if the port is not to be had
     */
    public static TcpProxy on(int port, String host, int targetPort) {
        try {
            return opened(port, host, targetPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TcpProxy opened(int port, String host, int targetPort) throws IOException {
        TcpProxy proxy = new TcpProxy(
                new InetSocketAddress(host, targetPort), new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
        daemon(proxy::accept, "proxy-door");
        return proxy;
    }

    /** The port of the loopback interface on which it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on no byte passes, in neither direction; no connection is closed, and new ones are still accepted. */
    public synchronized void fallSilent() {
        silent = true;
    }

    /** Forwards again, beginning with what was held back. */
    public synchronized void forward() {
        silent = false;
        notifyAll();
    }

    /**
     * Resets every open connection, on both sides; whoever connects afterwards is served as before.
     *
     * @return how many connections to the target there were
     */
    public int cut() {
        int sockets = 0;
        for (Socket socket : open) {
            reset(socket);
            sockets++;
        }
        return sockets / 2;
    }

    /** Cuts all, and lets nobody in any more. */
    @Override
    public void close() {
        closeQuietly(door);
        forward();
        var unused = cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closedOrTargetAway) {
                // Closed: the loop ends. Else the caller has been reset, as the target would have done.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        Socket called = new Socket();
        open.add(caller);
        open.add(called);
        try {
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            called.connect(target);
        } catch (IOException away) {
            reset(called);
            reset(caller);
            throw away;
        }
        daemon(() -> pump(caller, called), "proxy-out");
        daemon(() -> pump(called, caller), "proxy-back");
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitForwarding();
                out.write(buffer, 0, read);
            }
            awaitForwarding(); // a goodbye is a packet, too
            to.shutdownOutput();
        } catch (IOException over) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitForwarding() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    /** With a linger of nothing, closing sends RST in place of FIN. */
    private void reset(Socket socket) {
        open.remove(socket);
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            return;
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is gone either way.
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
