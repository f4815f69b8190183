package org.lumbar.routine.roster;

import java.util.List;

/** The columns of a roster, by their heads. All have to be there, in any order, and no others. */
final class RosterColumns {
    static final String REFERENCE = "reference";
    static final String NAME = "name";
    static final String ZONE = "zone";
    static final String THERAPIST = "therapist";
    static final String ROUTINE = "routine";
    static final String START = "start";
    static final String SCHEDULE = "schedule";
    static final List<String> ALL = List.of(REFERENCE, NAME, ZONE, THERAPIST, ROUTINE, START, SCHEDULE);

    private RosterColumns() {}

    /** The column from which a place of a body of the API was made. */
    static String of(String pointer) {
        if (pointer.startsWith("/schedule")) {
            return SCHEDULE;
        }
        if (pointer.startsWith("/careTeam")) {
            return THERAPIST;
        }
        return switch (pointer) {
            case "/displayName" -> NAME;
            case "/timezone" -> ZONE;
            case "/routineKey" -> ROUTINE;
            case "/startDate", "/endDate" -> START;
            default -> "";
        };
    }
}
