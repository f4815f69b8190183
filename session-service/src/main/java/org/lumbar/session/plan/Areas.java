package org.lumbar.session.plan;

import java.util.Collection;

/**
 * Where something works. What is not known may be anywhere, and so counts as every area.
 *
 * @param bits one for each area, by its position; all of them for what is not known
 */
public record Areas(int bits) {
    public static final Areas NONE = new Areas(0);
    public static final Areas NOT_KNOWN = new Areas(-1);

    /** These areas; of none of them nothing is known. */
    public static Areas of(Collection<Area> areas) {
        int bits = 0;
        for (Area area : areas) {
            bits |= 1 << area.ordinal();
        }
        return areas.isEmpty() ? NOT_KNOWN : new Areas(bits);
    }

    public Areas and(Areas other) {
        return new Areas(bits | other.bits);
    }

    /** True if one of them is the same. */
    public boolean meets(Areas other) {
        return (bits & other.bits) != 0;
    }
}
