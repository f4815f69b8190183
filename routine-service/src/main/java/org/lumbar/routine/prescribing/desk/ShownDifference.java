package org.lumbar.routine.prescribing.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.prescription.Amount;
import org.lumbar.routine.prescription.PrescriptionDifferences;
import org.lumbar.routine.prescription.PrescriptionDifferences.Difference;
import org.lumbar.routine.step.Step;

/**
 * A difference as people read it.
 *
 * @param step its title; null if it is about the plan as a whole
 * @param language tag of the language of steps' titles in it
 * @param before empty if nothing was said
 * @param after empty if nothing is said
 */
public record ShownDifference(@Nullable Said step, String field, String language, String before, String after) {

    /** @param routine as the reader is shown it */
    static List<ShownDifference> of(List<Difference> differences, Routine routine) {
        return differences.stream().map(each -> of(each, routine)).toList();
    }

    private static ShownDifference of(Difference difference, Routine routine) {
        String key = difference.step();
        Said step = key == null ? null : new Said(routine.step(key).title(), routine.language());
        if (difference.before() instanceof List<?> before && difference.after() instanceof List<?> after) {
            return new ShownDifference(
                    step,
                    difference.field().name(),
                    routine.language(),
                    moved(before, after, routine),
                    moved(after, before, routine));
        }
        return new ShownDifference(
                step,
                difference.field().name(),
                routine.language(),
                text(difference.before()),
                text(difference.after()));
    }

    /** Whether it is said in titles of steps. */
    public boolean isOfTitles() {
        return field.equals(PrescriptionDifferences.Field.ORDER.name());
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Amount amount) {
            return range(amount.min(), amount.max());
        }
        return value == null ? "" : value.toString();
    }

    /** A range as people write it: one number, or both ends. */
    static String range(int min, int max) {
        return min == max ? "" + min : min + "–" + max;
    }

    /** From the first step that has another place to the last one. */
    private static String moved(List<?> keys, List<?> others, Routine routine) {
        List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).equals(others.get(i))) {
                moved.add(i);
            }
        }
        return moved.stream()
                .map(i -> routine.step(keys.get(i).toString()))
                .map(Step::title)
                .collect(Collectors.joining(" · "));
    }
}
