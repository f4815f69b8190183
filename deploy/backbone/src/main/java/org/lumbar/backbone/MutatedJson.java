package org.lumbar.backbone;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes a JSON document anew, with one place changed into what no generator would write. */
final class MutatedJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int ROUNDS = 3;

    private final SplittableRandom random;
    private final AwkwardValues values;
    private final StringBuilder out = new StringBuilder();
    private int place;

    MutatedJson(SplittableRandom random) {
        this.random = random;
        this.values = new AwkwardValues(random);
    }

    /** The document changed in one place, seldom in more; the same bytes if they are no JSON. */
    byte[] of(byte[] example) {
        byte[] mutated = example;
        int rounds = random.nextInt(4) == 0 ? ROUNDS : 1;
        for (int i = 0; i < rounds; i++) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] document) {
        JsonNode tree;
        try {
            tree = JSON.readTree(document);
        } catch (IOException | NumberFormatException isNoJson) {
            return document;
        }
        if (tree == null || tree.isMissingNode()) {
            return document;
        }
        out.setLength(0);
        place = random.nextInt(places(tree));
        write(tree);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Every value is a place, that of a member with its name. */
    private static int places(JsonNode node) {
        int sum = 1;
        for (JsonNode child : node) {
            sum += places(child);
        }
        return sum;
    }

    private void write(JsonNode node) {
        if (place-- == 0) {
            out.append(changed(node));
        } else if (node.isObject()) {
            out.append('{');
            node.properties().forEach(this::writeMember);
            close('}');
        } else if (node.isArray()) {
            out.append('[');
            for (JsonNode element : node) {
                write(element);
                out.append(',');
            }
            close(']');
        } else {
            out.append(node);
        }
    }

    private void close(char end) {
        if (out.charAt(out.length() - 1) == ',') {
            out.setLength(out.length() - 1);
        }
        out.append(end);
    }

    private void writeMember(Map.Entry<String, JsonNode> member) {
        String name = JSON.getNodeFactory().textNode(member.getKey()).toString();
        if (place == 0 && random.nextBoolean()) {
            place--;
            out.append(changedMember(name, member.getValue()));
        } else {
            out.append(name).append(':');
            write(member.getValue());
            out.append(',');
        }
    }

    private String changedMember(String name, JsonNode value) {
        String member = name + ':' + value + ',';
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> member + member;
            case 2 -> member + name + ':' + values.value() + ',';
            case 3 -> escaped(name) + ':' + values.value() + ',' + member;
            case 4 -> escaped(name) + ':' + value + ',';
            case 5 -> values.text() + ':' + value + ',';
            case 6 -> name.toUpperCase(Locale.ROOT) + ':' + value + ',';
            case 7 -> member + values.text() + ':' + values.value() + ',';
            default -> name + ':' + values.value() + ',';
        };
    }

    /** The same name, its first character written as an escape. */
    private static String escaped(String name) {
        return name.length() == 2 ? name : String.format("\"\\u%04x", (int) name.charAt(1)) + name.substring(2);
    }

    private String changed(JsonNode node) {
        return switch (random.nextInt(6)) {
            case 0 -> node.isTextual() ? values.textOf(node.textValue()) : values.number();
            case 1 -> node.isTextual() ? values.text() : values.value();
            case 2 -> "[" + node + "]";
            case 3 -> "{\"a\":" + node + "}";
            default -> values.value();
        };
    }
}
