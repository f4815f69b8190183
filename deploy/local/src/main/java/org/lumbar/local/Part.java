package org.lumbar.local;

import java.util.Locale;

/** Everything that runs, in the order in which it starts. */
public enum Part {
    KAFKA("Kafka", 9092),
    POSTGRES("PostgreSQL", 15432),
    IDENTITY("identity", 8080),
    ROUTINE("routine-service", 8081),
    SESSION("session-service", 8082),
    INSIGHTS("insights-service", 8083),
    SITE("site", 8000);

    private final String title;
    private final int usualPort;

    Part(String title, int usualPort) {
        this.title = title;
        this.usualPort = usualPort;
    }

    /** What people call it; for a service also its module. */
    public String title() {
        return title;
    }

    /** How it is called on the command line, and what its folder, database and role are called. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its port unless another is asked for. */
    public int usualPort() {
        return usualPort;
    }

    /** Whether it is one of the three services, with a process of its own. */
    public boolean isService() {
        return compareTo(ROUTINE) >= 0 && compareTo(INSIGHTS) <= 0;
    }

    @Override
    public String toString() {
        return key();
    }
}
