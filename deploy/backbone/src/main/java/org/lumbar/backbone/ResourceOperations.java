package org.lumbar.backbone;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Jakarta REST's annotations in the code make a service answer, in the API document or not. They are looked at by name, as
 * this module knows no framework.
 */
public final class ResourceOperations {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private ResourceOperations() {}

    /**
     * Every operation, such as {@code GET /clients/{clientId}}, of those among the classes that are resources.
     *
     * @param classes of a service's beans
     */
    public static Set<String> in(Collection<Class<?>> classes) {
        Set<String> operations = new TreeSet<>();
        for (Class<?> resource : classes) {
            path(resource.getAnnotations())
                    .ifPresent(root -> Stream.of(resource.getMethods(), resource.getDeclaredMethods())
                            .flatMap(Arrays::stream)
                            .forEach(method -> add(operations, root, method)));
        }
        return operations;
    }

    private static void add(Set<String> operations, String root, Method method) {
        String path = path(method.getAnnotations()).orElse("");
        String whole = ("/" + root + "/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .filter(METHODS::contains)
                .forEach(verb -> operations.add(verb + " " + whole.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}")));
    }

    private static Optional<String> path(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(annotation -> annotation.annotationType().getName().equals("jakarta.ws.rs.Path"))
                .findFirst()
                .map(ResourceOperations::value);
    }

    private static String value(Annotation path) {
        try {
            return String.valueOf(path.annotationType().getMethod("value").invoke(path));
        } catch (ReflectiveOperationException e) {
            throw new BackboneException("A path cannot be read.", e);
        }
    }
}
