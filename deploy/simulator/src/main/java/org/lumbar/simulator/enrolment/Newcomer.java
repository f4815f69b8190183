package org.lumbar.simulator.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.schedule.Schedule;

/**
 * Kim, a client with a daily ball or roller plan of one week who has not reported anything: whoever tries the examples speaks for
 * Kim, and sees what a first session changes.
 */
public final class Newcomer {
    private static final UUID CLIENT = UUID.fromString("0190a000-0000-7000-8000-00000000c001");
    private static final UUID PLAN = UUID.fromString("0190a000-0000-7000-8000-00000000c002");
    private static final String HOME = "Europe/Berlin";
    private static final int DAYS_BEHIND = 6;

    private Newcomer() {}

    /** Enrols Kim; does nothing if an earlier run did. */
    public static void enrol(RoutineDesk desk, LocalDate today) {
        desk.enrol(CLIENT, "Kim Demo", HOME, List.of("anna"));
        if (desk.plan(PLAN).isEmpty()) {
            desk.assign(new Plan(
                    PLAN,
                    CLIENT,
                    "ball-or-roller",
                    today.minusDays(DAYS_BEHIND),
                    null,
                    HOME,
                    new Schedule.EveryDays(1, Schedule.ONE_SLOT)));
        }
    }
}
