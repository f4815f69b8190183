package org.lumbar.simulator.story;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.util.Set;
import org.lumbar.simulator.schedule.Schedule;

/** A routine and when it is to be played. */
record PlanRecipe(String routineKey, Schedule schedule) {
    /** Warm, massage, cool. */
    static final String S0 = "warm-massage-cool";
    /** Eight steps of self-massage. */
    static final String S1 = "eight-steps";
    /** Partner massage. */
    static final String S2A = "partner-massage";
    /** Ball or roller. */
    static final String S2B = "ball-or-roller";
    /** Lumbar massage by another person, in a course. */
    static final String S3 = "lumbar-massage";

    static PlanRecipe daily(String routineKey) {
        return new PlanRecipe(routineKey, new Schedule.EveryDays(1, Schedule.ONE_SLOT));
    }

    static PlanRecipe everyOtherDay(String routineKey) {
        return new PlanRecipe(routineKey, new Schedule.EveryDays(2, Schedule.ONE_SLOT));
    }

    static PlanRecipe twiceADay(String routineKey) {
        return new PlanRecipe(routineKey, new Schedule.EveryDays(1, Schedule.TWO_SLOTS));
    }

    static PlanRecipe mondayWednesdayFriday(String routineKey) {
        return new PlanRecipe(routineKey, new Schedule.Weekdays(Set.of(MONDAY, WEDNESDAY, FRIDAY), Schedule.ONE_SLOT));
    }

    static PlanRecipe tuesdayThursday(String routineKey) {
        return new PlanRecipe(routineKey, new Schedule.Weekdays(Set.of(TUESDAY, THURSDAY), Schedule.ONE_SLOT));
    }

    static PlanRecipe perWeek(int times, String routineKey) {
        return new PlanRecipe(routineKey, new Schedule.PerWeek(times));
    }
}
