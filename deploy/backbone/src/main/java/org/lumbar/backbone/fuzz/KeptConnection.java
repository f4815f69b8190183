package org.lumbar.backbone.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.RawHttp;

/** One connection of HTTP/1.1, used for request after request until the server or an odd request ends it. For one thread. */
final class KeptConnection implements AutoCloseable {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final URI service;
    private final Duration patience;
    private @Nullable Socket socket;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int end;
    private long deadline;

    /** @param patience for a whole answer */
    KeptConnection(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @return status 0 if the server ended the connection instead
     * @throws SocketTimeoutException if there is no whole answer in time
     */
    RawHttp.Answer exchange(FuzzedRequest request) throws IOException {
        boolean fresh = socket == null;
        deadline = System.nanoTime() + patience.toNanos();
        try {
            return sent(request);
        } catch (SocketTimeoutException e) {
            close();
            throw e;
        } catch (IOException ended) {
            close();
            if (fresh || !request.isHttp()) {
                return new RawHttp.Answer(0, "", "");
            }
            return exchange(request); // the server may end a connection that stands idle
        }
    }

    private RawHttp.Answer sent(FuzzedRequest request) throws IOException {
        Socket open = open();
        try {
            open.getOutputStream().write(request.bytes());
            if (!request.isHttp()) {
                open.shutdownOutput();
            }
        } catch (IOException refusedBeforeItWasRead) {
            // Its answer may be there all the same.
        }
        RawHttp.Answer answer = read(request.name().startsWith("HEAD"));
        if (!request.isHttp()) {
            close();
        }
        return answer;
    }

    private Socket open() throws IOException {
        Socket now = socket;
        if (now == null) {
            now = new Socket();
            now.setTcpNoDelay(true);
            now.connect(new InetSocketAddress(service.getHost(), service.getPort()), (int) patience.toMillis());
            next = 0;
            end = 0;
            socket = now;
        }
        return now;
    }

    private RawHttp.Answer read(boolean headOnly) throws IOException {
        String[] head = head().split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            String[] parts = head[i].split(": ?", 2);
            headers.merge(parts[0], parts[parts.length - 1], (a, b) -> a + ", " + b);
        }
        int status = Integer.parseInt(head[0].split(" ")[1]);
        String type = headers.getOrDefault("content-type", "");
        if (type.startsWith("text/event-stream")) {
            close(); // it has no end
            return new RawHttp.Answer(status, type, "");
        }
        byte[] body = headOnly || status == 204 || status == 304 ? new byte[0] : body(headers);
        if (headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close")) {
            close();
        }
        return new RawHttp.Answer(status, type, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            for (int size = chunk(); size > 0; size = chunk()) {
                copy(size, body);
                line();
            }
            line();
        } else if (headers.containsKey("content-length")) {
            copy(Integer.parseInt(headers.get("content-length")), body);
        }
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private void copy(int length, ByteArrayOutputStream to) throws IOException {
        for (int i = 0; i < length; i++) {
            to.write(next());
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(); next != '\n'; next = next()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < HEAD_END.length) {
            int next = next();
            head.write(next);
            matched = next == HEAD_END[matched] ? matched + 1 : next == HEAD_END[0] ? 1 : 0;
            if (head.size() > LONGEST_HEAD) {
                throw new IOException("an answer's head has no end");
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private int next() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    private void fill() throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (socket == null || left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            throw new EOFException();
        }
        next = 0;
        end = count;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException alreadyGone) {
            // Nobody reads from it any more.
        }
    }
}
