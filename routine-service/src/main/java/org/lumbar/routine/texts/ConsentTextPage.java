package org.lumbar.routine.texts;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.consent.ConsentText;
import org.lumbar.routine.consent.Wording;

/**
 * The text that clients of a practice are asked to agree to.
 *
 * @param current null if there is none yet
 * @param done whether the form has just published it
 */
public record ConsentTextPage(
        Viewer viewer, Form form, @Nullable ConsentText current, boolean done) {
    /** Those of app and pages. */
    static final List<String> LANGUAGES = List.of("en", "de");

    /** The words in one language: as they were typed, else as they are. */
    public record Fields(String language, Form form, String title, String text) {
        public List<Fault> titleFaults() {
            return form.at("/texts/" + language + "/title");
        }

        public List<Fault> textFaults() {
            return form.at("/texts/" + language + "/text");
        }
    }

    public List<Fields> languages() {
        return LANGUAGES.stream()
                .map(language -> new Fields(
                        language,
                        form,
                        form.value("title-" + language, now(language, Wording::title)),
                        form.value("text-" + language, now(language, Wording::text))))
                .toList();
    }

    private String now(String language, Function<Wording, String> part) {
        Wording words = current == null ? null : current.texts().get(language);
        return words == null ? "" : part.apply(words);
    }

    /** Whether it was written in neither language. */
    public boolean isMissing() {
        return form.faults().stream().anyMatch(fault -> fault.pointer().equals("/texts"));
    }

    /** The day of a version is the same for all who read it. */
    public ZoneId utc() {
        return ZoneOffset.UTC;
    }

    /** Of the text that the page shows; 0 if there is none. */
    public int version() {
        return current == null ? 0 : current.version();
    }
}
