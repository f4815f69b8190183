package org.lumbar.session.fold;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.SessionEvent;

/** Events of a batch that are more than their session or their day may hold: nothing of the batch is kept before they are out. */
final class Refusals {
    private final Map<SessionEvent, String> pointers = new IdentityHashMap<>();

    /** @param pointer what would be too much */
    void add(SessionEvent event, String pointer) {
        pointers.put(event, pointer);
    }

    boolean isEmpty() {
        return pointers.isEmpty();
    }

    /** What would be too much if that event were taken; null if it fits. */
    @Nullable
    String pointerOf(Incoming in) {
        return pointers.get(in.event());
    }
}
