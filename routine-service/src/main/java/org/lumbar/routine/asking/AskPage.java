package org.lumbar.routine.asking;

import java.util.List;
import org.lumbar.foundation.input.Fault;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.screening.ScreeningForm;

/** The questions of the screening for a client who is known, and what was answered so far. */
public record AskPage(Viewer viewer, Form form, Client client, ScreeningForm screening) {

    /** A question, and what was answered. */
    public record Asked(String key, String field, boolean yes, boolean no, List<Fault> faults) {}

    public List<Asked> questions() {
        return screening.questions().stream()
                .map(question -> asked(question.key()))
                .toList();
    }

    private Asked asked(String key) {
        String field = AskForm.ANSWER + key;
        return new Asked(key, field, form.is(field, "yes"), form.is(field, "no"), form.at("/answers/" + key));
    }
}
