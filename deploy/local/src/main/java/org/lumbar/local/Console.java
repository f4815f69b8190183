package org.lumbar.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.lumbar.backbone.DemoUser;

/** What the person in front of the terminal reads. */
final class Console {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void begins(DataFolder folder) {
        line("Lumbar starts; its data is in %s.%n", folder);
    }

    synchronized void ready(String what, Duration after) {
        line("  %-17s ready in %4.1f s", what, after.toMillis() / 1000.0);
    }

    void told(Demo.Size size, Demo.Told told) {
        String what = switch (told) {
            case NOT_YET -> "is being filled with";
            case BEFORE -> "still has";
            case UP_TO_AN_EARLIER_DAY -> "goes on to today with";
        };
        line("  %-17s %s %d clients over %d weeks", "demo practice", what, size.clients(), size.weeks());
    }

    void note(LocalFault fault) {
        line("  %s", String.valueOf(fault.getMessage()));
    }

    synchronized void says(String sentence) {
        line("  %s", sentence);
    }

    void addresses(LocalStack stack, Settings settings) {
        line("");
        if (settings.parts().contains(Part.INSIGHTS)) {
            line("  Dashboard     %s/", stack.site());
        }
        if (settings.parts().contains(Part.ROUTINE)) {
            line("  Desk          %s/desk", stack.site());
            line("  Client's app  %s/app", stack.site());
        }
        for (Part service : settings.parts()) {
            if (service.isService()) {
                line("  %-13s %s/q/swagger-ui", title(service), stack.address(service));
            }
        }
        for (Part service : settings.parts()) {
            if (service.isService()) {
                line("  %-13s %s/q/health, /q/metrics", "Management", stack.management(service));
            }
        }
        line("  Issuer        %s", stack.issuer());
        line("  Kafka         %s", stack.bootstrapServers());
        line("  PostgreSQL    %s (the same for session and insights)", psql(stack));
        line("");
        line("  Everybody's password is %s:", DemoUser.PASSWORD);
        DemoUser.ALL.forEach(user -> line("    %-9s %s, %s", user.username(), user.name(), user.role()));
        line("");
        for (Part service : settings.without()) {
            line("  %s is yours to start: ./mvnw -pl %s -am quarkus:dev", service.title(), service.title());
        }
        line("  Ctrl-C stops everything; the data stays in %s.", stack.folder());
    }

    void stops() {
        line("%nStopping …");
    }

    void stopped() {
        line("Stopped.");
    }

    private static String title(Part service) {
        String key = service.key();
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1) + " API";
    }

    private static String psql(LocalStack stack) {
        String address = stack.database(Part.ROUTINE).jdbcUrl().replaceFirst("^jdbc:postgresql://", "");
        return "postgresql://routine:routine@" + address;
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
