package org.lumbar.session.event;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of session events; {@link #code()} is what the database keeps and never changes. */
public enum Kind {
    STARTED(1, "org.lumbar.session.started.v1"),
    STEP_COMPLETED(2, "org.lumbar.session.step-completed.v1"),
    STEP_SKIPPED(3, "org.lumbar.session.step-skipped.v1"),
    PAIN_RATED(4, "org.lumbar.session.pain-rated.v1"),
    STOPPED(5, "org.lumbar.session.stopped.v1"),
    COMPLETED(6, "org.lumbar.session.completed.v1");

    private static final Map<String, Kind> BY_TYPE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    private final int code;
    private final String type;

    Kind(int code, String type) {
        this.code = code;
        this.type = type;
    }

    public int code() {
        return code;
    }

    public String type() {
        return type;
    }

    static @Nullable Kind ofType(String type) {
        return BY_TYPE.get(type);
    }
}
