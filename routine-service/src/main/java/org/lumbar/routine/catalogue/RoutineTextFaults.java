package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Said;

/** What a routine's texts in further languages lack, or have too much: half a language would be read as if it were whole. */
final class RoutineTextFaults {
    private static final String TEXTS = "texts";
    private static final List<String> LISTS = List.of("advice", "frequency", "progressions");

    private RoutineTextFaults() {}

    static void check(JsonNode routine, List<Fault> faults) {
        checkLanguages(routine, faults);
        routine.path(TEXTS).properties().forEach(language -> {
            String at = "/texts/" + escaped(language.getKey());
            LISTS.forEach(list -> checkLength(language.getValue(), list, routine.path(list), at, faults));
            checkWhen(routine.path("frequency"), language.getValue().path("frequency"), at, faults);
        });
        for (int i = 0; i < routine.path("steps").size(); i++) {
            checkStep(routine.path("steps").get(i), "/steps/" + i, routine.path(TEXTS), faults);
        }
    }

    private static void checkLanguages(JsonNode routine, List<Fault> faults) {
        Set<String> named = new HashSet<>();
        named.add(routine.path("language").asText(Said.USUAL_LANGUAGE).toLowerCase(Locale.ROOT));
        routine.path(TEXTS).fieldNames().forEachRemaining(tag -> {
            if (!named.add(tag.toLowerCase(Locale.ROOT))) {
                faults.add(new Fault(
                        "repeated-language", "/texts/" + escaped(tag), "There are words in this language already."));
            }
        });
    }

    private static void checkStep(JsonNode step, String of, JsonNode languages, List<Fault> faults) {
        JsonNode texts = step.path(TEXTS);
        languages.fieldNames().forEachRemaining(tag -> {
            String at = of + "/texts/" + escaped(tag);
            if (texts.has(tag)) {
                checkLength(texts.get(tag), "equipment", step.path("equipment"), at, faults);
            } else {
                faults.add(new Fault("missing", at, "The routine has this language, and the step has not."));
            }
        });
        texts.fieldNames().forEachRemaining(tag -> {
            if (!languages.has(tag)) {
                faults.add(new Fault(
                        "unknown-language", of + "/texts/" + escaped(tag), "The routine has no such language."));
            }
        });
    }

    private static void checkLength(JsonNode words, String list, JsonNode own, String at, List<Fault> faults) {
        JsonNode said = words.path(list);
        if (words.isObject() && (said.isArray() || said.isMissingNode()) && said.size() != own.size()) {
            faults.add(new Fault(
                    "texts-do-not-match", at + "/" + list, "There are " + own.size() + " in the routine itself."));
        }
    }

    private static void checkWhen(JsonNode own, JsonNode said, String at, List<Fault> faults) {
        for (int i = 0; i < Math.min(own.size(), said.size()); i++) {
            if (own.get(i).path("when").isNull() != said.get(i).path("when").isNull()) {
                faults.add(new Fault(
                        "texts-do-not-match", at + "/frequency/" + i + "/when", "One of the two is said in general."));
            }
        }
    }

    private static String escaped(String tag) {
        return tag.replace("~", "~0").replace("/", "~1");
    }
}
