package org.lumbar.helm;

import java.util.List;

/** Something that must hold in whatever the chart becomes. */
@FunctionalInterface
interface Rule {
    /** Where it does not hold, in words; empty if it holds everywhere. */
    List<String> faults(Rendered chart);
}
