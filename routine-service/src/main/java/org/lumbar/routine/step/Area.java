package org.lumbar.routine.step;

import java.util.Collections;
import java.util.Set;

/** Where hands may work. The spine's midline and injured places are no areas. */
public enum Area {
    LOWER_BACK(Part.LUMBAR),
    PARASPINAL_LUMBAR(Part.LUMBAR),
    SACRUM(Part.SACRAL),
    RIBS_TO_GLUTEAL_FOLD(Part.LUMBAR, Part.SACRAL),
    SHOULDERS(Part.SHOULDERS),
    UPPER_ARMS(Part.UPPER_ARMS);

    private final Set<Part> parts;

    Area(Part... parts) {
        this.parts = Set.of(parts);
    }

    /** True if work on one is work on the other: whoever strokes from the ribs to the gluteal folds strokes the sacrum. */
    public boolean overlaps(Area other) {
        return !Collections.disjoint(parts, other.parts);
    }

    private enum Part {
        LUMBAR,
        SACRAL,
        SHOULDERS,
        UPPER_ARMS
    }
}
