package org.lumbar.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of PostgreSQL that operators type, where the machine has them. */
final class PostgresPrograms {
    /** A dump can be made by a program of the server's version, or of a newer one. */
    private static final int SERVER = 18;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private PostgresPrograms() {}

    /** Says in one line what is not run without them. No failure, even in CI: few machines have them, and archives move on. */
    static boolean areThere() {
        int found = version();
        if (found >= SERVER) {
            return true;
        }
        System.out.println("Back-up and restore by command are not run: there is no pg_dump of PostgreSQL " + SERVER
                + " (.ci/from-testing brings it to a Debian).");
        return false;
    }

    /** Of the program that the runbook's settings find first; 0 if there is none. */
    private static int version() {
        try {
            Process process = new ProcessBuilder(
                            "bash", "-c", "PATH=/usr/lib/postgresql/18/bin:$PATH; pg_dump --version")
                    .redirectErrorStream(true)
                    .start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
