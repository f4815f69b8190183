package org.lumbar.session.day;

import org.lumbar.session.plan.Areas;

/**
 * How one technique worked in the massage.
 *
 * @param areas where it worked
 * @param strained where it worked with a ball, a roller or firm pressure
 */
record Worked(Areas areas, Areas strained) {

    Worked and(Worked other) {
        return new Worked(areas.and(other.areas), strained.and(other.strained));
    }

    boolean isStrained() {
        return !strained.equals(Areas.NONE);
    }
}
