package org.lumbar.session.event;

import java.util.Comparator;
import java.util.UUID;

/** The order of event ids where a rule says "the smallest": as their text form sorts. */
public final class EventIds {
    /** {@link UUID#compareTo} compares signed halves, which is not the order of the text: ids from 8000… on would come first. */
    public static final Comparator<UUID> ORDER = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private EventIds() {}
}
