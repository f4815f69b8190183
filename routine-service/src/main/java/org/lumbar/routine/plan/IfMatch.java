package org.lumbar.routine.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.problem.Fault;
import org.lumbar.routine.problem.Refused;

/** Reads the If-Match header: the revision that the caller has seen. */
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
}
