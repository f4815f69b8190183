package org.lumbar.foundation.access;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Ids;

/** The client whom an address is about. API and pages name clients in the same way. */
public final class NamedClient {
    private static final Pattern CLIENT = Pattern.compile("/clients/([0-9a-fA-F-]{36})(?:[/;]|$)");

    private NamedClient() {}

    /** Empty if the path names none, or none that can be read. */
    public static Optional<UUID> in(@Nullable String path) {
        Matcher address = CLIENT.matcher(path == null ? "" : path);
        return address.find() ? Optional.ofNullable(Ids.uuid(address.group(1))) : Optional.empty();
    }
}
