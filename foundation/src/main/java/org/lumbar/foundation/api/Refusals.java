package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operation may refuse with, by status, each with the codes of its problem documents: its own, which stand in backticks in
 * the description that it gives the status, and those that any such operation has.
 */
final class Refusals {
    private static final Pattern CODE = Pattern.compile("`([a-z][a-z-]+)`");
    private static final Pattern NUMBER = Pattern.compile("[45]\\d\\d");
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request can't be read, or has faults; all are named"),
            Map.entry(401, "No token, or none that can be trusted"),
            Map.entry(403, "Your roles don't allow this"),
            Map.entry(404, "Unknown, or not yours to know of; the two look the same"),
            Map.entry(406, "There is no form of this that you accept"),
            Map.entry(412, "It has changed meanwhile; read it again"),
            Map.entry(413, "The body is larger than this service takes"),
            Map.entry(415, "A media type that this operation doesn't take"),
            Map.entry(429, "You ask too often"),
            Map.entry(500, "A fault of the service"),
            Map.entry(503, "Something is away; send the same request again"));

    private final Map<Integer, Set<String>> codes = new TreeMap<>();

    Refusals(String method, String path, ObjectNode operation) {
        boolean guarded = operation.path("security").size() > 0;
        boolean body = operation.has("requestBody");
        add(400, "malformed-request");
        add(500, "internal-error");
        add(503, "temporarily-unavailable");
        if (guarded) {
            add(401, "unauthenticated");
            add(403, "forbidden");
            add(403, "no-practice");
            add(403, "unusable-subject");
            add(429, "too-many-requests");
        }
        for (JsonNode parameter : operation.path("parameters")) {
            parameter(parameter);
        }
        if (path.contains("{clientId}")) {
            add(404, "client-not-found");
        } else if (path.contains("{planId}")) {
            add(404, "plan-not-found");
        }
        if (body) {
            add(400, "invalid-request");
            add(413, "too-large");
            add(415, "unsupported-media-type");
        }
        if (!method.equals("delete")) {
            add(406, "not-acceptable");
        }
    }

    private void parameter(JsonNode parameter) {
        String in = parameter.path("in").asText();
        if (in.equals("path")) {
            add(400, "invalid-parameter");
            add(404, "not-found");
        } else if (in.equals("query")) {
            add(400, "invalid-parameter");
        } else if (parameter.path("name").asText().equals("If-Match")) {
            add(400, "invalid-request");
            add(412, "stale-revision");
        }
    }

    private void add(int status, String code) {
        codes.computeIfAbsent(status, each -> new TreeSet<>()).add(code);
    }

    void into(ObjectNode answers) {
        answers.properties().stream()
                .filter(each -> NUMBER.matcher(each.getKey()).matches())
                .forEach(each -> own(Integer.parseInt(each.getKey()), each.getValue()));
        codes.forEach((status, all) -> answers.set(String.valueOf(status), answer(status, all, answers)));
    }

    private void own(int status, JsonNode answer) {
        codes.computeIfAbsent(status, each -> new TreeSet<>());
        Matcher code = CODE.matcher(answer.path("description").asText());
        while (code.find()) {
            add(status, code.group(1));
        }
    }

    private static ObjectNode answer(int status, Set<String> codes, ObjectNode answers) {
        String own = answers.path(String.valueOf(status)).path("description").asText("");
        boolean framework = Set.of("", "Not Authorized", "Not Allowed", "Bad Request", "Invalid request")
                .contains(own);
        List<String> words = new ArrayList<>();
        words.add(framework ? TITLES.getOrDefault(status, "Refused") : own);
        codes.stream()
                .filter(code -> framework || !own.contains("`" + code + "`"))
                .forEach(code -> words.add("`" + code + "`"));
        ObjectNode answer = answers.objectNode();
        String joint = own.endsWith("`") ? ", " : ": ";
        answer.put(
                "description",
                words.get(0) + (words.size() == 1 ? "" : joint + String.join(", ", words.subList(1, words.size()))));
        answer.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", ApiSchemas.REF + "Problem");
        ArrayNode list = answer.putArray("x-codes");
        codes.forEach(list::add);
        if (status == 429 || status == 503) {
            ApiOperations.header(answer, "Retry-After", "Seconds after which to send the same again");
        }
        if (status == 401) {
            ApiOperations.header(answer, "WWW-Authenticate", "Bearer");
        }
        return answer;
    }

    /** RFC 9457, as all services send it. */
    static ObjectNode problem() {
        ObjectNode problem = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        problem.put("description", "Why a request was refused (RFC 9457). None repeats a value that was sent.")
                .put("type", "object")
                .putArray("required")
                .add("status")
                .add("title")
                .add("code");
        ObjectNode members = problem.putObject("properties");
        text(members, "type", "Absent, or a URI that names the kind");
        members.putObject("status").put("type", "integer").put("format", "int32");
        text(members, "title", "The status in words");
        text(members, "detail", "For people; may change");
        text(members, "instance", "The address that was asked");
        text(members, "code", "Why; stable. Each status of an operation names its own under x-codes");
        text(members, "pointer", "JSON pointer of the fault of a single event");
        text(members, "parameter", "The parameter at fault");
        ObjectNode fault = members.putObject("errors")
                .put("description", "Every fault of what was sent")
                .put("type", "array")
                .putObject("items");
        fault.put("type", "object")
                .put("title", "Fault")
                .putArray("required")
                .add("code")
                .add("pointer")
                .add("detail");
        ObjectNode parts = fault.putObject("properties");
        text(parts, "code", "Stable");
        text(parts, "pointer", "JSON pointer (RFC 6901) of the faulty value; empty for the whole");
        text(parts, "detail", "For people; may change");
        return problem;
    }

    private static void text(ObjectNode members, String name, String description) {
        members.putObject(name).put("type", "string").put("description", description);
    }
}
