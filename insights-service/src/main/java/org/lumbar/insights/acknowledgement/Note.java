package org.lumbar.insights.acknowledgement;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.StrictJson;
import org.lumbar.foundation.input.Unreadable;
import org.lumbar.foundation.problem.Problems;

/**
 * What somebody writes when they have seen an alert.
 *
 * @param note at most 2,000 characters; null for none
 */
record Note(@Nullable String note) {
    static final int LONGEST = 2000;

    private static final Note NONE = new Note(null);
    private static final String CODE = "invalid-field";

    /**
     * Reads a body; an empty one is a note that says nothing.
     *
     * @throws HttpProblem 400 naming every fault
     */
    static Note read(byte[] body) {
        try {
            JsonNode json = StrictJson.read(body);
            return json.isMissingNode() ? NONE : of(json);
        } catch (Unreadable e) {
            throw e.isMalformed() ? Problems.unreadable(e) : Problems.invalid(coded(e.faults()));
        }
    }

    private static Note of(JsonNode json) {
        List<Fault> faults = new ArrayList<>();
        if (!json.isObject()) {
            faults.add(new Fault(CODE, "", "The body must be an object."));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("note")) {
                faults.add(new Fault(CODE, pointer(name), "There is no such field."));
            }
        });
        JsonNode note = json.path("note");
        boolean text = note.isTextual() && note.textValue().length() <= LONGEST;
        if (!text && !note.isNull() && !note.isMissingNode()) {
            faults.add(new Fault(CODE, "/note", "Must be text of at most " + LONGEST + " characters, or null."));
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return new Note(note.textValue());
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** This service has one code for whatever is wrong with a field. */
    private static List<Fault> coded(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(CODE, fault.pointer(), fault.detail()))
                .toList();
    }
}
