package org.lumbar.session.plan;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.failure.StoredFormUnknown;
import org.lumbar.session.event.Pressure;

/**
 * The part of a plan's pinned routine that decides what was safe.
 *
 * @param strict its sources say to stop on any discomfort: a rating above the one before the session stops the step
 */
public record Outline(boolean strict, Map<String, Step> steps) {
    private static final String STRICT = "strict";
    private static final int WORDS = 6;
    private static final int WORDS_OF_FIRST_FORM = 4;

    /**
     * One step of the routine.
     *
     * @param massage it belongs to the massage phase
     * @param pressure as prescribed; null where the source is silent
     * @param ball a ball or a roller is needed for it
     * @param areas where it works
     */
    public record Step(
            Technique technique, boolean massage, @Nullable Pressure pressure, boolean ball, Areas areas) {

        /** A step whose plan tells of neither equipment nor areas. */
        public Step(Technique technique, boolean massage, @Nullable Pressure pressure) {
            this(technique, massage, pressure, false, Areas.NOT_KNOWN);
        }
    }

    public @Nullable Technique technique(@Nullable String stepKey) {
        Step step = stepKey == null ? null : steps.get(stepKey);
        return step == null ? null : step.technique();
    }

    /** Techniques of the massage phase: what a stop locks when it names no step of this routine. */
    public Set<Technique> massageTechniques() {
        Set<Technique> found = EnumSet.noneOf(Technique.class);
        steps.values().stream().filter(Step::massage).map(Step::technique).forEach(found::add);
        return found;
    }

    /** One line per step, as the database keeps it; equal outlines have equal texts. */
    public String toText() {
        return toText(false);
    }

    /** The first form lacks the last two words of each step; its reader reads over them. */
    private String toText(boolean firstForm) {
        StringBuilder text = new StringBuilder(strict ? STRICT : "");
        new TreeMap<>(steps)
                .forEach((key, step) -> text.append('\n')
                        .append(key)
                        .append(' ')
                        .append(step.technique())
                        .append(step.massage() ? " m " : " - ")
                        .append(step.pressure() == null ? "-" : step.pressure())
                        .append(
                                firstForm
                                        ? ""
                                        : (step.ball() ? " b " : " - ")
                                                + step.areas().bits()));
        return text.toString();
    }

    /**
     * True if the stored text says the same, be it in the first form. What that left out, equipment and areas, holds from the next
     * event on: an update of this service is no reason to tell every client's past again.
     */
    public boolean saysNothingNewTo(String stored) {
        return stored.equals(toText()) || stored.equals(toText(true));
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws StoredFormUnknown if there is more in it, or another word, than this release knows: a newer one has written it
     */
    public static Outline ofText(String text) {
        Map<String, Step> steps = new TreeMap<>();
        String[] lines = text.split("\n", -1);
        if (!lines[0].isEmpty() && !lines[0].equals(STRICT)) {
            throw new StoredFormUnknown("outline, first line");
        }
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].split(" ", -1);
            if (words.length != WORDS && words.length != WORDS_OF_FIRST_FORM) {
                throw new StoredFormUnknown("outline, " + words.length + " words");
            }
            boolean firstForm = words.length == WORDS_OF_FIRST_FORM;
            steps.put(
                    words[0],
                    new Step(
                            word(Technique.class, words[1]),
                            words[2].equals("m"),
                            words[3].equals("-") ? null : word(Pressure.class, words[3]),
                            !firstForm && words[4].equals("b"),
                            firstForm ? Areas.NOT_KNOWN : new Areas(Integer.parseInt(words[5]))));
        }
        return new Outline(lines[0].equals(STRICT), steps);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new StoredFormUnknown("outline, " + type.getSimpleName());
        }
    }
}
