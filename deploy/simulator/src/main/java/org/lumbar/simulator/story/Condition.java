package org.lumbar.simulator.story;

import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;

/** The state of a back: what hurts today, what rests, what is forbidden. */
final class Condition {
    private static final int FIRST_BONE_PAIN = 24;
    private static final int FIRST_EXCRUCIATING = 40;
    private static final int FLARE_EVERY = 33;
    private static final int FLARE_DAYS = 4;
    private static final Set<String> STRAINING =
            Set.of("BALL_ROLL", "THUMB_PRESSURE", "STROKE_DEEP", "KNEAD", "TRIGGER_POINT", "RUB");

    private final SimulatedClient client;
    private final Setting setting;
    private final SplittableRandom random;
    private final Set<String> locked = new TreeSet<>();
    private boolean strainedYesterday;
    private boolean strainedToday;
    private boolean massagedToday;
    private boolean asked;
    private int soreDays;
    private boolean resting;
    private boolean flaring;
    private double pain;

    Condition(SimulatedClient client, Setting setting, SplittableRandom random) {
        this.client = client;
        this.setting = setting;
        this.random = random;
    }

    /** Answers to the next-day check. */
    record Answer(boolean stiff, boolean sore) {}

    void wakeUp(LocalDate day) {
        strainedYesterday = strainedToday;
        strainedToday = false;
        asked |= massagedToday;
        massagedToday = false;
        int number = setting.dayNumber(day);
        flaring = client.persona().has(Quirk.FLARES) && number % FLARE_EVERY >= FLARE_EVERY - FLARE_DAYS;
        if (soreDays > 0) {
            soreDays--;
        } else if (strainedYesterday && random.nextDouble() < (client.persona().has(Quirk.GETS_SORE) ? 0.3 : 0.02)) {
            soreDays = random.nextInt(1, 5);
        }
        double usual = client.persona().painLevel(setting.progress(day));
        pain = usual + random.nextDouble() * 1.6 - 0.8 + (flaring ? 4 : 0) + (soreDays > 0 ? 1 : 0);
    }

    boolean isFlaring() {
        return flaring;
    }

    /** Whether the app asks how the last massage was taken: from the day after it until a no. */
    boolean isAsked() {
        return asked;
    }

    Answer answer() {
        if (soreDays == 0) {
            resting = false;
            asked = false;
            return new Answer(false, false);
        }
        resting = true;
        boolean stiff = random.nextBoolean();
        return new Answer(stiff, !stiff || random.nextBoolean());
    }

    Mood mood() {
        double drift =
                client.persona() == Persona.WORSENING ? 1.2 : client.persona() == Persona.IMPROVING ? -1.2 : -0.4;
        return new Mood(
                pain,
                drift,
                resting ? STRAINING : Set.of(),
                Set.copyOf(locked),
                client.persona().has(Quirk.OVERDOES_THE_BALL));
    }

    /** What goes wrong in today's session of this routine, if anything. */
    @Nullable
    Incident incident(LocalDate day, Routine routine) {
        int number = setting.dayNumber(day);
        boolean ball = routine.steps().stream().filter(Step::required).anyMatch(Step::isBallRoll);
        boolean namesStep = client.index() / Persona.values().length % 2 == 0;
        if (ball && locked.isEmpty() && client.persona().has(Quirk.HAS_BONE_PAIN) && number >= FIRST_BONE_PAIN) {
            locked.add("BALL_ROLL");
            return new Incident("BONE_PAIN", true, namesStep);
        }
        if (ball
                && locked.isEmpty()
                && client.persona().has(Quirk.HAS_EXCRUCIATING_PAIN)
                && number >= FIRST_EXCRUCIATING) {
            locked.add("BALL_ROLL");
            return new Incident("EXCRUCIATING", true, namesStep);
        }
        if (client.persona().has(Quirk.STOPS_ON_DISCOMFORT) && random.nextDouble() < 0.25) {
            return new Incident(random.nextDouble() < 0.8 ? "DISCOMFORT" : "VERY_PAINFUL", false, true);
        }
        double dice = random.nextDouble();
        if (dice < 0.015) {
            return new Incident(dice < 0.01 ? "FATIGUE" : "OTHER", false, dice < 0.005);
        }
        return null;
    }

    void after(boolean strained, boolean massaged) {
        strainedToday |= strained;
        massagedToday |= massaged;
    }
}
