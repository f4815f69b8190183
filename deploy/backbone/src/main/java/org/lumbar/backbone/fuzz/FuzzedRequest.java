package org.lumbar.backbone.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A request, as it goes over the wire.
 *
 * @param name what it asks, for the message of a test that fails; without what it says
 * @param isHttp false if it may be refused before there is a request, and the connection with it
 * @param isGood true if it has to succeed
 */
record FuzzedRequest(String name, byte[] bytes, boolean isHttp, boolean isGood) {
    private static final Pattern UNDECODABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** A proxy names somebody; a service that believes proxies refuses one that names nobody before there is a request. */
    private static final Pattern NO_ADDRESS = Pattern.compile("X-Forwarded-For: *\r\n");

    private static final int SHOWN = 600;
    private static final int LONGEST_LINE = 3_500;
    private static final int LONGEST_HEAD = 7_000;

    /** @param headers each line with its end */
    static FuzzedRequest of(String name, String line, String headers, byte[] body, boolean isGood) {
        String head =
                line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        boolean fits = line.length() < LONGEST_LINE
                && head.length() < LONGEST_HEAD
                && !UNDECODABLE.matcher(line).find()
                && !NO_ADDRESS.matcher(headers).find();
        return new FuzzedRequest(
                name, out.toByteArray(), fits && isPlain(line) && isPlain(headers.replace("\r\n", "")), isGood);
    }

    /** The same, changed into what need not be a request at all. */
    FuzzedRequest broken(byte[] changed) {
        return new FuzzedRequest(name, changed, false, false);
    }

    /** Its line and what follows, as far as a message of a test goes. */
    String shown() {
        String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("Bearer \\S+", "Bearer …");
        return name + ", sent as <" + text.substring(0, Math.min(SHOWN, text.length())) + ">";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter < 127);
    }
}
