package org.lumbar.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller who takes their time, over connections of their own: sends a byte now and then, or nothing at all. */
public final class SlowCaller {
    private static final int PAUSE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final URI service;
    private final String line;

    /** @param open something that everybody is answered, with 200, such as {@code http://localhost:8081/q/openapi} */
    public SlowCaller(URI open) {
        this.service = open;
        this.line = "GET " + open.getPath() + " HTTP/1.1\r\n";
    }

    /** Sends one byte of a head ten times a second; how long the server lets that go on. */
    public Duration untilAHeadIsCutOff() {
        try (Socket connection = open()) {
            write(connection, line + "X-Slow: ");
            return untilItEnds(connection, "a");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with the head of the second request on a connection. */
    public Duration untilTheNextHeadIsCutOff() {
        try (Socket connection = open()) {
            write(connection, request());
            answer(connection);
            write(connection, line + "X-Slow: ");
            return untilItEnds(connection, "a");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends one byte of a body ten times a second; how long the server lets that go on.
     *
     * @param head of a request that has a body, without its length
     */
    public Duration untilABodyIsCutOff(String head) {
        try (Socket connection = open()) {
            write(connection, head + "Content-Length: 10000\r\n\r\n{\"");
            return untilItEnds(connection, "a");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has one answer and asks for nothing more; how long the server leaves the connection open. */
    public Duration untilAnIdleConnectionEnds() {
        try (Socket connection = open()) {
            write(connection, request());
            answer(connection);
            return untilItEnds(connection, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True if two requests are answered on one connection with so long a pause between them. */
    public boolean isAnsweredAgainAfter(Duration pause) {
        try (Socket connection = open()) {
            write(connection, request());
            answer(connection);
            connection.setSoTimeout((int) pause.toMillis());
            if (!staysOpen(connection)) {
                return false;
            }
            write(connection, request());
            return answer(connection).contains(" 200 ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens so many connections at once, and asks for something on each: how many are answered. */
    public int answeredAmong(int connections) {
        List<Socket> open = new ArrayList<>();
        int answered = 0;
        try {
            for (int i = 0; i < connections; i++) {
                Socket connection = open();
                open.add(connection);
                answered += isAnswered(connection) ? 1 : 0;
            }
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answered;
    }

    private boolean isAnswered(Socket connection) {
        try {
            write(connection, request());
            return answer(connection).contains(" 200 ");
        } catch (IOException closed) {
            return false;
        }
    }

    private String request() {
        return line + "Host: localhost\r\n\r\n";
    }

    private Socket open() throws IOException {
        Socket connection = new Socket(service.getHost(), service.getPort());
        connection.setSoTimeout((int) PATIENCE.toMillis());
        return connection;
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reading waits for the pause, and sees the end. */
    private static Duration untilItEnds(Socket connection, String more) throws IOException {
        long start = System.nanoTime();
        connection.setSoTimeout(PAUSE_MILLIS);
        byte[] answer = new byte[8192];
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                if (connection.getInputStream().read(answer) < 0) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            } catch (SocketTimeoutException stillOpen) {
                if (!isTaken(connection, more)) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            } catch (SocketException reset) {
                return Duration.ofNanos(System.nanoTime() - start);
            }
        }
        throw new BackboneException("The connection is still open after " + PATIENCE + ".");
    }

    private static boolean isTaken(Socket connection, String more) {
        try {
            write(connection, more);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Nothing was asked for: the only thing to be read is the end. */
    private static boolean staysOpen(Socket connection) throws IOException {
        try {
            int unused = connection.getInputStream().read();
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        }
    }

    /** The head of an answer, read with its body; empty if the connection ended instead. */
    private static String answer(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }
}
