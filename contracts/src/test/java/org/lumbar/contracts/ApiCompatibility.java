package org.lumbar.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lumbar.contracts.ApiDocuments.Operation;

/**
 * Compares a released API document with the current one and lists what an old client would trip over: an operation, a success or a
 * member that has gone, a parameter that is asked for anew, a schema that has become narrower.
 */
final class ApiCompatibility {
    private final List<String> breaks = new ArrayList<>();

    private ApiCompatibility() {}

    static List<String> breaks(JsonNode released, JsonNode current) {
        ApiCompatibility comparison = new ApiCompatibility();
        Map<String, Operation> now = ApiDocuments.operations(current).stream()
                .collect(Collectors.toMap(Operation::name, Function.identity()));
        for (Operation was : ApiDocuments.operations(released)) {
            Operation is = now.get(was.name());
            if (is == null) {
                comparison.breaks.add(was.name() + ": removed");
            } else {
                comparison.operation(was, is);
            }
        }
        released.at("/components/schemas").properties().forEach(schema -> {
            JsonNode is = current.at("/components/schemas").path(schema.getKey());
            comparison.add(schema.getKey(), Compatibility.breaks(schema.getValue(), is));
        });
        return comparison.breaks;
    }

    private void operation(Operation was, Operation is) {
        check(was.id().equals(is.id()), was.name() + ": another operationId");
        was.answers(status -> status.startsWith("2")).forEach(answer -> {
            JsonNode now = is.says().path("responses").path(answer.getKey());
            check(!now.isMissingNode(), was.name() + ": no longer answers " + answer.getKey());
            contents(was.name() + " " + answer.getKey(), answer.getValue(), now);
        });
        check(
                was.says().has("requestBody") || !is.says().has("requestBody"),
                was.name() + ": takes a body that it did not take");
        contents(was.name() + " body", was.says().path("requestBody"), is.says().path("requestBody"));
        for (JsonNode parameter : is.says().path("parameters")) {
            check(
                    !parameter.path("required").asBoolean() || had(was, parameter),
                    was.name() + ": asks for " + parameter.path("name").asText());
        }
        for (JsonNode parameter : was.says().path("parameters")) {
            check(
                    had(is, parameter),
                    was.name() + ": no longer knows " + parameter.path("name").asText());
        }
    }

    private static boolean had(Operation operation, JsonNode parameter) {
        for (JsonNode each : operation.says().path("parameters")) {
            if (each.path("name").equals(parameter.path("name"))
                    && each.path("in").equals(parameter.path("in"))) {
                return true;
            }
        }
        return false;
    }

    private void contents(String where, JsonNode was, JsonNode is) {
        was.path("content").properties().forEach(content -> {
            JsonNode now = is.path("content").path(content.getKey());
            check(!now.isMissingNode(), where + ": no longer as " + content.getKey());
            add(where, Compatibility.breaks(content.getValue().path("schema"), now.path("schema")));
        });
    }

    private void add(String where, List<String> found) {
        found.forEach(each -> breaks.add(where + " " + each));
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            breaks.add(otherwise);
        }
    }
}
