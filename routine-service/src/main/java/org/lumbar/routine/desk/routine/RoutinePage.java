package org.lumbar.routine.desk.routine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Said;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Step;

/**
 * One version of a routine, to be read.
 *
 * @param routine as the reader is shown it
 * @param titles in all its languages, its own first
 * @param versions all of them, newest first
 * @param pictures of its steps by their keys, as SVG
 * @param from the version that this one is compared with; null for none
 */
public record RoutinePage(
        Viewer viewer,
        Form form,
        Routine routine,
        List<Said> titles,
        List<Integer> versions,
        @Nullable Integer from,
        List<ReadDifference> differences,
        Map<String, String> pictures) {

    /** The name of the field for the title in a language. */
    public static String field(String language) {
        return "title-" + language;
    }

    /** A title of the copy, and its field. */
    public record TitleField(String name, String language, String title, List<Fault> faults) {}

    /** One per language. */
    public List<TitleField> titleFields() {
        return titles.stream()
                .map(title -> new TitleField(
                        field(title.language()),
                        title.language(),
                        form.value(field(title.language()), title.text()),
                        form.at(title.equals(titles.get(0)) ? "/title" : "/texts/" + title.language() + "/title")))
                .toList();
    }

    /** A dose as people write it: one number, or both ends. */
    public String dose(DoseRange range) {
        return range.min() == range.max() ? "" + range.min() : range.min() + "–" + range.max();
    }

    /** As SVG in the reader's language. */
    public String picture(Step step) {
        return pictures.getOrDefault(step.key(), "");
    }

    /** Whether a clinician has to open the step for a plan. */
    public boolean isGated(Step step) {
        Set<String> gated = routine.gatedSteps();
        return gated.contains(step.key());
    }
}
