package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumbar.backbone.TestStack;

/**
 * Stands between one instance and PostgreSQL, and knows where it is best stopped: it can keep back the answer to a commit, and
 * it can fall silent in the middle of a transaction without closing a connection, as a machine does that is cut off.
 */
public final class PostgresProxy implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("//([^:/]+):(\\d+)/");
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(US_ASCII);

    private final String jdbcUrl;
    private final int target;
    private final ServerSocket door;
    private final List<Socket> sockets = new ArrayList<>();
    private byte[] silentAfter = {};
    private boolean holdsNextCommit;
    private boolean holding;
    private boolean silent;

    public PostgresProxy(TestStack stack) throws IOException {
        this.jdbcUrl = stack.jdbcUrl();
        Matcher port = PORT.matcher(jdbcUrl);
        if (!port.find()) {
            throw new IllegalStateException(jdbcUrl);
        }
        this.target = Integer.parseInt(port.group(2));
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where the database is, through this proxy. */
    public String jdbcUrl() {
        return PORT.matcher(jdbcUrl).replaceFirst("//localhost:" + door.getLocalPort() + "/");
    }

    /** PostgreSQL will have committed the next transaction, and its client not yet heard of it. */
    public synchronized void holdNextCommit() {
        holdsNextCommit = true;
    }

    public synchronized boolean holdsCommit() {
        return holding;
    }

    /** Passes on what was kept back. */
    public synchronized void letGo() {
        holding = false;
        notifyAll();
    }

    /** Once a client has sent this text, which is still passed on, nothing passes any more, in any direction. */
    synchronized void fallSilentAfter(String statement) {
        silentAfter = statement.getBytes(US_ASCII);
    }

    synchronized boolean isSilent() {
        return silent;
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            synchronized (this) {
                sockets.add(client);
                sockets.add(server);
            }
            start(() -> pass(client, server, false));
            start(() -> pass(server, client, true));
        }
    }

    private void pass(Socket from, Socket to, boolean answers) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int read = in.read(buffer);
            while (read > 0) {
                beforePassing(buffer, read, answers);
                out.write(buffer, 0, read);
                out.flush();
                afterPassing(buffer, read, answers);
                read = in.read(buffer);
            }
        }
    }

    private synchronized void beforePassing(byte[] buffer, int read, boolean answers) {
        if (answers && holdsNextCommit && contains(buffer, read, COMMITTED)) {
            holdsNextCommit = false;
            holding = true;
        }
        awaitWhile(() -> silent || answers && holding);
    }

    private synchronized void afterPassing(byte[] buffer, int read, boolean answers) {
        if (!answers && silentAfter.length > 0 && contains(buffer, read, silentAfter)) {
            silent = true;
        }
    }

    private interface Condition {
        boolean holds();
    }

    private synchronized void awaitWhile(Condition condition) {
        try {
            while (condition.holds()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean contains(byte[] buffer, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (ByteBuffer.wrap(buffer, i, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                return true;
            }
        }
        return false;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // One end has closed, and so does the other.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        silent = false;
        holding = false;
        notifyAll();
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
