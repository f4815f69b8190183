package org.lumbar.routine.consent;

import java.util.List;
import java.util.Map;
import org.lumbar.foundation.input.Fault;

/**
 * A text to be published.
 *
 * @param texts by language, as BCP 47 writes it
 */
public record NewConsentText(Map<String, Wording> texts) {

    /** What no schema says in one line: the pages and the app have English and German. */
    List<Fault> faults() {
        return texts.containsKey("en") || texts.containsKey("de")
                ? List.of()
                : List.of(new Fault("missing", "/texts", "One of en and de is needed."));
    }
}
