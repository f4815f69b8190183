package org.lumbar.backbone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Two texts that stand for what people say of themselves. Nobody else writes them, so whoever finds one in a log knows where it
 * came from.
 *
 * @param value stands in bodies and in the values of records: no error may say it again
 * @param place stands in addresses, headers and the names of members: an error may say where it is, a log may not
 */
public record Canary(String value, String place) {
    /** The same two for the same seed. */
    static Canary of(FuzzRun run) {
        return new Canary("kv" + word(run, "value"), "kp" + word(run, "place"));
    }

    private static String word(FuzzRun run, String name) {
        return run.id("canary " + name).toString().replace("-", "").substring(0, 14) + "zq";
    }

    /** True if a text says one of them, in any spelling of its letters. */
    public boolean isIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains(value) || lower.contains(place);
    }

    /** Puts them into one place of a document, at any depth; changes the document. */
    JsonNode into(JsonNode document, SplittableRandom random) {
        List<JsonNode> parents = new ArrayList<>();
        collect(document, parents);
        if (parents.isEmpty()) {
            return TextNode.valueOf(value);
        }
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        if (parent instanceof ObjectNode object) {
            intoObject(object, random);
        } else if (parent instanceof ArrayNode array) {
            intoArray(array, random);
        }
        return document;
    }

    private void intoObject(ObjectNode object, SplittableRandom random) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        if (members.isEmpty() || random.nextInt(6) == 0) {
            object.put("x" + place, value);
            return;
        }
        Map.Entry<String, JsonNode> chosen = members.get(random.nextInt(members.size()));
        object.set(chosen.getKey(), marked(chosen.getValue(), random));
    }

    private void intoArray(ArrayNode array, SplittableRandom random) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(value);
            return;
        }
        int at = random.nextInt(array.size());
        array.set(at, marked(array.get(at), random));
    }

    private JsonNode marked(JsonNode old, SplittableRandom random) {
        boolean behind = old.isTextual() && random.nextBoolean();
        return TextNode.valueOf(behind ? old.textValue() + " " + value : value);
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }
}
