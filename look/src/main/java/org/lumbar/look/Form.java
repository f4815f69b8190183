package org.lumbar.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Ids;

/**
 * A form as somebody has sent it, so that nothing they typed is lost, and what is wrong with it.
 *
 * @param typed values by the names of fields
 * @param faults as the API names them: each by its pointer
 * @param refusal the code of a refusal that is about no field; null if there is none
 */
public record Form(
        Map<String, List<String>> typed,
        List<Fault> faults,
        @Nullable String refusal) {
    /** Names the form where a page has several. */
    private static final String NAME = "form";

    /** Nothing typed yet. */
    public static final Form EMPTY = new Form(Map.of(), List.of(), null);

    public static Form of(MultivaluedMap<String, String> sent) {
        return new Form(Map.copyOf(sent), List.of(), null);
    }

    public Form withFaults(List<Fault> found) {
        return new Form(typed, List.copyOf(found), refusal);
    }

    /** Without faults of that code: what nobody has got to yet is none in a preview. */
    public Form without(String code) {
        return withFaults(
                faults.stream().filter(fault -> !fault.code().equals(code)).toList());
    }

    /** What the use case said to it. */
    public Form refused(List<Fault> why, String code) {
        return new Form(typed, why, code);
    }

    /** This form if it has that name, else an empty one: a page with several shows each what was typed there. */
    public Form named(String name) {
        return value(NAME).equals(name) ? this : EMPTY;
    }

    /** What was typed, without spaces around it; empty if nothing was. */
    public String value(String field) {
        return value(field, "");
    }

    public String value(String field, String otherwise) {
        List<String> values = typed.get(field);
        return values == null || values.isEmpty() ? otherwise : values.get(0).strip();
    }

    /** Null if nothing was typed. */
    public @Nullable String textOrNull(String field) {
        String text = value(field);
        return text.isEmpty() ? null : text;
    }

    /** Null if it is none. */
    public @Nullable UUID id(String field) {
        return Ids.uuid(value(field));
    }

    /** The revision that was on the page; null if it is none: then any will do. */
    public @Nullable Long revision() {
        String seen = value("revision");
        return seen.matches("\\d{1,18}") ? Long.valueOf(seen) : null;
    }

    /** Puts what was typed into a body; a field that is empty stays out, and is missed there if it is needed. */
    public void putInto(ObjectNode body, String... fields) {
        for (String field : fields) {
            String text = textOrNull(field);
            if (text != null) {
                body.put(field, text);
            }
        }
    }

    /** All values of a field that can have several. */
    public List<String> values(String field) {
        return Objects.requireNonNullElse(typed.get(field), List.of());
    }

    public boolean is(String field, String value) {
        return values(field).contains(value);
    }

    /** Likewise; before anything was sent the field has the other value. */
    public boolean is(String field, String value, String atFirst) {
        return typed.containsKey(field) ? is(field, value) : value.equals(atFirst);
    }

    /** What is wrong at a place of the body, or below it. */
    public List<Fault> at(String pointer) {
        return faults.stream()
                .filter(fault ->
                        fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"))
                .toList();
    }

    /** The code of the refusal; empty if there is none. */
    public String code() {
        return refusal == null ? "" : refusal;
    }

    public boolean isFaulty() {
        return !faults.isEmpty() || refusal != null;
    }
}
