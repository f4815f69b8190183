package org.lumbar.foundation.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind a failure. */
public final class Causes {
    private static final int MOST = 30;

    private Causes() {}

    /**
     * The failure, its causes, and then what they suppressed with the causes of that: a transaction manager tells there why a
     * commit has failed. At most 30, each once.
     */
    public static List<Throwable> of(Throwable failure) {
        List<Throwable> found = new ArrayList<>();
        collect(failure, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(@Nullable Throwable failure, List<Throwable> found, Set<Throwable> seen) {
        if (failure == null || found.size() == MOST || !seen.add(failure)) {
            return;
        }
        found.add(failure);
        collect(failure.getCause(), found, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, found, seen);
        }
    }
}
