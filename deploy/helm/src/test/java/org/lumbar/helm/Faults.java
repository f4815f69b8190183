package org.lumbar.helm;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong. */
final class Faults {
    private final List<String> found = new ArrayList<>();

    void when(boolean wrong, String fault) {
        if (wrong) {
            found.add(fault);
        }
    }

    void unless(boolean right, String fault) {
        when(!right, fault);
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
