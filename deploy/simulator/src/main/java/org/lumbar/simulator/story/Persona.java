package org.lumbar.simulator.story;

import static org.lumbar.simulator.story.PlanRecipe.S0;
import static org.lumbar.simulator.story.PlanRecipe.S1;
import static org.lumbar.simulator.story.PlanRecipe.S2A;
import static org.lumbar.simulator.story.PlanRecipe.S2B;
import static org.lumbar.simulator.story.PlanRecipe.S3;

import java.util.List;
import java.util.Set;

/** The kinds of clients; client number n of a practice is of kind n modulo the number of kinds. */
// Its lists and sets are made by List.of and Set.of, which the checker can't see.
@SuppressWarnings("ImmutableEnumChecker")
public enum Persona {
    CONSISTENT(keen(0.97, 0.95), pain(5, 3), List.of(PlanRecipe.daily(S1))),
    FADING(keen(0.95, 0.10), pain(5, 5), List.of(PlanRecipe.everyOtherDay(S0)), Quirk.UPLOADS_LIVE),
    IMPROVING(
            keen(0.90, 0.85),
            pain(7, 1),
            List.of(PlanRecipe.mondayWednesdayFriday(S1), PlanRecipe.tuesdayThursday(S3))),
    WORSENING(keen(0.80, 0.70), pain(2, 8), List.of(PlanRecipe.daily(S0))),
    FLARING(
            keen(0.80, 0.80),
            pain(3, 3),
            List.of(PlanRecipe.perWeek(3, S2A), PlanRecipe.everyOtherDay(S1)),
            Quirk.FLARES),
    SORE_NEXT_DAY(keen(0.90, 0.85), pain(4, 3), List.of(PlanRecipe.daily(S2B)), Quirk.GETS_SORE),
    BONE_PAIN(
            keen(0.90, 0.85),
            pain(5, 4),
            List.of(PlanRecipe.everyOtherDay(S2B), PlanRecipe.daily(S1)),
            Quirk.HAS_BONE_PAIN),
    DOSE_EXCEEDING(
            keen(0.90, 0.90),
            pain(5, 5),
            List.of(PlanRecipe.twiceADay(S2B), PlanRecipe.everyOtherDay(S0)),
            Quirk.OVERDOES_THE_BALL),
    STOPPED_BY_DISCOMFORT(keen(0.85, 0.80), pain(4, 4), List.of(PlanRecipe.daily(S1)), Quirk.STOPS_ON_DISCOMFORT),
    EXCRUCIATING(
            keen(0.90, 0.80), pain(6, 6), List.of(PlanRecipe.mondayWednesdayFriday(S2B)), Quirk.HAS_EXCRUCIATING_PAIN),
    FREESTYLE(
            keen(0.80, 0.80),
            pain(4, 3),
            List.of(PlanRecipe.twiceADay(S1), PlanRecipe.perWeek(2, S2A)),
            Quirk.NAMES_NO_OCCURRENCE,
            Quirk.PLAYS_EXTRA_SESSIONS),
    PAUSING(keen(0.90, 0.90), pain(4, 3), List.of(PlanRecipe.daily(S0)), Quirk.TAKES_A_BREAK),
    OFFLINE(keen(0.90, 0.85), pain(5, 3), List.of(PlanRecipe.twiceADay(S1)), Quirk.GOES_OFFLINE, Quirk.RESENDS),
    WRONG_CLOCK(keen(0.85, 0.85), pain(4, 4), List.of(PlanRecipe.perWeek(3, S2A)), Quirk.CLOCK_IS_AHEAD),
    SHUFFLED(
            keen(0.90, 0.80),
            pain(4, 3),
            List.of(PlanRecipe.everyOtherDay(S2B), PlanRecipe.perWeek(1, S0)),
            Quirk.UPLOADS_SHUFFLED,
            Quirk.RESENDS,
            Quirk.GETS_SORE),
    TRAVELLING(keen(0.90, 0.85), pain(4, 2), List.of(PlanRecipe.daily(S1)), Quirk.TRAVELS),
    NIGHT_OWL(keen(0.90, 0.85), pain(4, 4), List.of(PlanRecipe.daily(S2B)), Quirk.PLAYS_AT_NIGHT, Quirk.GETS_SORE),
    TWO_DEVICES(
            keen(0.90, 0.90),
            pain(3, 2),
            List.of(PlanRecipe.everyOtherDay(S1)),
            Quirk.HAS_TWO_DEVICES,
            Quirk.UPLOADS_LIVE),
    IN_A_COURSE(keen(0.90, 0.90), pain(6, 2), List.of(PlanRecipe.perWeek(2, S3))),
    PLAN_COMES_LATE(
            keen(0.90, 0.80),
            pain(5, 4),
            List.of(PlanRecipe.mondayWednesdayFriday(S0)),
            Quirk.PLAN_ARRIVES_LATE,
            Quirk.GOES_OFFLINE);

    private final Line keenness;
    private final Line painLevel;
    private final List<PlanRecipe> recipes;
    private final Set<Quirk> quirks;

    Persona(Line keenness, Line painLevel, List<PlanRecipe> recipes, Quirk... quirks) {
        this.keenness = keenness;
        this.painLevel = painLevel;
        this.recipes = recipes;
        this.quirks = Set.of(quirks);
    }

    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** Chance of playing a scheduled session, 0 to 1. */
    double keenness(double progress) {
        return keenness.at(progress);
    }

    /** Usual pain, NRS. */
    double painLevel(double progress) {
        return painLevel.at(progress);
    }

    List<PlanRecipe> recipes() {
        return recipes;
    }

    private static Line keen(double first, double last) {
        return new Line(first, last);
    }

    private static Line pain(double first, double last) {
        return new Line(first, last);
    }

    private record Line(double first, double last) {
        double at(double progress) {
            return first + (last - first) * progress;
        }
    }
}
