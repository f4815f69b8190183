package org.lumbar.images;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks the service in its own container whether it is ready; the image has no shell and no curl. Takes the
 * management port, ends with 0 or 1.
 *
 * <p>Kubernetes asks over HTTP itself. This is for Docker, and goes without what would take long to load.
 */
public final class Ready {
    /** In a service's folder. */
    static final String PLACE = "ready/org/lumbar/images/Ready.class";

    private static final int LONGEST_WAIT_MILLIS = 5_000;

    private Ready() {}

    public static void main(String[] args) {
        System.exit(isReady(Integer.parseInt(args[0])) ? 0 : 1);
    }

    private static boolean isReady(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LONGEST_WAIT_MILLIS);
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream()
                    .write("GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return status != null && status.contains(" 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }
}
