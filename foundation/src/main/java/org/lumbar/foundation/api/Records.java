package org.lumbar.foundation.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** What the Java records behind the schemas say of their members: whether they may be null, and whether they may be left out. */
final class Records {
    private static final DotName NULLABLE = DotName.createSimple(org.jspecify.annotations.Nullable.class.getName());
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final Pattern GETTER = Pattern.compile("(is|get)[A-Z]\\w*");
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class.getName());

    /**
     * A record's members.
     *
     * @param required those that are always there and never null
     * @param nulls those that may be there with null
     */
    record Members(Set<String> required, Set<String> nulls) {}

    private final List<ClassInfo> records;

    Records(IndexView index) {
        this.records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(each -> each.name().toString().startsWith("org.lumbar."))
                .toList();
    }

    /**
     * The members of the record that a schema was made from; null if it was made from no record.
     *
     * @throws IllegalStateException if several records could be meant, and differ: one of them needs a name by {@code @Schema}
     */
    @Nullable
    Members of(String schema, Set<String> properties) {
        Set<Members> found = records.stream()
                .filter(each -> isMeant(schema, each))
                .filter(each -> has(each, properties))
                .map(Records::members)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (found.size() > 1) {
            throw new IllegalStateException("Several records are called " + schema + ": name one by @Schema(name)");
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    /** A generic record has a schema for each type that it is used with, such as SourcedInteger. */
    private static boolean isMeant(String schema, ClassInfo type) {
        return name(type).equals(schema) || !type.typeParameters().isEmpty() && schema.startsWith(name(type));
    }

    private static boolean has(ClassInfo type, Set<String> properties) {
        Set<String> names = new HashSet<>(names(type));
        derived(type).forEach(each -> names.add(property(each)));
        return names.containsAll(properties);
    }

    /** What it says beside its components. */
    private static List<MethodInfo> derived(ClassInfo type) {
        return type.methods().stream()
                .filter(each -> each.parametersCount() == 0
                        && GETTER.matcher(each.name()).matches())
                .toList();
    }

    private static String property(MethodInfo getter) {
        String name = getter.name().replaceFirst("^(is|get)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String name(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static Set<String> names(ClassInfo type) {
        return type.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
    }

    private static Members members(ClassInfo type) {
        String ofType = inclusion(type.declaredAnnotation(INCLUDE));
        Set<String> required = new LinkedHashSet<>();
        Set<String> nulls = new LinkedHashSet<>();
        for (RecordComponentInfo each : type.recordComponents()) {
            AnnotationInstance own = type.field(each.name()).declaredAnnotation(INCLUDE); // not one for components
            String inclusion = own == null ? ofType : inclusion(own);
            boolean nullable = each.type().hasAnnotation(NULLABLE);
            if (nullable && inclusion.equals("ALWAYS")) {
                nulls.add(each.name());
            } else if (!nullable && !(inclusion.equals("NON_EMPTY") && mayBeEmpty(each.type()))) {
                required.add(each.name());
            }
        }
        derived(type).stream()
                .filter(each -> each.returnType().kind() == Type.Kind.PRIMITIVE)
                .forEach(each -> required.add(property(each)));
        return new Members(required, nulls);
    }

    private static boolean mayBeEmpty(Type type) {
        List<String> kinds = new ArrayList<>(List.of("java.util.List", "java.util.Set", "java.util.Map"));
        kinds.add(String.class.getName());
        return kinds.contains(type.name().toString());
    }

    private static String inclusion(@Nullable AnnotationInstance include) {
        AnnotationValue value = include == null ? null : include.value();
        return value == null ? "ALWAYS" : value.asEnum();
    }
}
