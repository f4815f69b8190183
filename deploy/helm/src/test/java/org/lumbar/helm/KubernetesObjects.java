package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' own kinds, checked as strictly as its client's models can: unknown, missing and mistyped fields are faults. */
final class KubernetesObjects {
    private static final String MODELS = "io.kubernetes.client.openapi.models.V";
    private static final Pattern OWN_API =
            Pattern.compile("(?:(?:apps|policy|autoscaling|networking\\.k8s\\.io)/)?v(\\d)");

    private KubernetesObjects() {}

    /** The model's class for the object's API version and kind, if it is one of Kubernetes' own. */
    static Optional<Class<?>> model(JsonNode object) {
        Matcher api = OWN_API.matcher(object.path("apiVersion").asText());
        if (!api.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Class.forName(MODELS + api.group(1) + object.path("kind").asText()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with it, if anything is. */
    static Optional<String> fault(Class<?> model, JsonNode object) {
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
            model.getMethod("fromJson", String.class).invoke(null, object.toString());
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a model of this client: " + model, e);
        }
    }
}
