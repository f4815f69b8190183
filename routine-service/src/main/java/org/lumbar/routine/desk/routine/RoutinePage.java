package org.lumbar.routine.desk.routine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Step;

/**
 * One version of a routine, to be read.
 *
 * @param versions all of them, newest first
 * @param from the version that this one is compared with; null for none
 */
public record RoutinePage(
        Viewer viewer,
        Form form,
        Routine routine,
        List<Integer> versions,
        @Nullable Integer from,
        List<ReadDifference> differences) {

    /** A dose as people write it: one number, or both ends. */
    public String dose(DoseRange range) {
        return range.min() == range.max() ? "" + range.min() : range.min() + "–" + range.max();
    }

    /** Whether a clinician has to open the step for a plan. */
    public boolean isGated(Step step) {
        Set<String> gated = routine.gatedSteps();
        return gated.contains(step.key());
    }
}
