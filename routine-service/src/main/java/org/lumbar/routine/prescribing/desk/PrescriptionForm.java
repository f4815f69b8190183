package org.lumbar.routine.prescribing.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.lumbar.look.Form;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Step;

/**
 * The fields of a prescription, and the body that they make. A field is named after what it is about and its step: {@code order-floor},
 * {@code seconds-min-floor}.
 */
final class PrescriptionForm {
    /** As the API names them. */
    static final List<String> DOSES = List.of("seconds", "repetitions", "holdSeconds");

    private static final String NUMBER = "\\d{1,9}";

    private PrescriptionForm() {}

    /** Whether somebody has sent it: an unticked box can't be told from one that was never shown. */
    static boolean isSent(Form form) {
        return form.typed().containsKey("revision");
    }

    /**
     * The steps in the order of the numbers that were typed. Each stays within its phase; where a number is none, or stands twice, the
     * order of before decides.
     *
     * @param steps in the order of before
     */
    static List<Step> ordered(Form form, List<Step> steps) {
        Map<Phase, List<Step>> byPhase = new LinkedHashMap<>();
        steps.forEach(step -> byPhase.computeIfAbsent(step.phase(), phase -> new ArrayList<>())
                .add(step));
        byPhase.values().forEach(ofPhase -> {
            List<Step> before = List.copyOf(ofPhase);
            ofPhase.sort(Comparator.comparingInt(step -> place(form, step, before.indexOf(step) + 1)));
        });
        List<Step> ordered = new ArrayList<>();
        steps.forEach(step ->
                ordered.add(Objects.requireNonNull(byPhase.get(step.phase())).remove(0)));
        return List.copyOf(ordered);
    }

    private static int place(Form form, Step step, int before) {
        String typed = form.value("order-" + step.key());
        return typed.matches(NUMBER) ? Integer.parseInt(typed) : before;
    }

    /** The body that a caller of the API would send. */
    static ObjectNode body(Form form, List<Step> steps) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        form.putInto(body, "note");
        ArrayNode all = body.putArray("steps");
        ordered(form, steps).forEach(step -> all.add(step(form, step.key())));
        return body;
    }

    private static ObjectNode step(Form form, String key) {
        ObjectNode step = JsonNodeFactory.instance.objectNode();
        step.put("key", key);
        for (String dose : DOSES) {
            ObjectNode range = JsonNodeFactory.instance.objectNode();
            putNumber(range, "min", form.value(dose + "-min-" + key));
            putNumber(range, "max", form.value(dose + "-max-" + key));
            if (!range.isEmpty()) {
                step.set(dose, range);
            }
        }
        if (form.is("leftOut", key)) {
            step.put("leftOut", true);
        }
        String note = form.value("note-" + key);
        if (!note.isEmpty()) {
            step.put("note", note);
        }
        return step;
    }

    /** A text that is no number stays a text, which the schema refuses at its place. */
    private static void putNumber(ObjectNode range, String end, String text) {
        if (text.matches(NUMBER)) {
            range.put(end, Integer.parseInt(text));
        } else if (!text.isEmpty()) {
            range.put(end, text);
        }
    }

    /** Tells one body from another: only what was shown before it changes is changed. */
    static String mark(ObjectNode body) {
        CRC32 sum = new CRC32();
        sum.update(body.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
