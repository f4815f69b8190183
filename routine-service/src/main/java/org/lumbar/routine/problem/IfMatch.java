package org.lumbar.routine.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;

/** The If-Match header: the revision that the caller has seen. */
public final class IfMatch {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /** @return null if there is no header, or it is {@code *}: any revision will do */
    public static @Nullable Long revision(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Refused.invalid(List.of(new Fault("wrong-format", "", "If-Match must be one ETag, such as \"3\".")));
        }
        return Long.valueOf(tag.group(1));
    }

    /**
     * Keeps a change that somebody else has made from being overwritten.
     *
     * @param expected the revision that the caller has seen; null if any will do
     * @throws Refused 412 if it has changed since
     */
    public static void require(@Nullable Long expected, long actual) {
        if (expected != null && expected != actual) {
            throw Refused.of(412, "stale-revision", "It has changed meanwhile; read it again.", List.of());
        }
    }
}
