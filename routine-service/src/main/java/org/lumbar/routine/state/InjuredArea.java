package org.lumbar.routine.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Area;

/**
 * An area of a client's body that is injured: nothing is to work there meanwhile. What has healed stays, because the days
 * until then are judged by it.
 *
 * @param since first local day
 * @param until last local day, included; null while it lasts
 */
public record InjuredArea(
        Area area, LocalDate since, @Nullable LocalDate until) {
    /** Of one client, healed ones included; far more than anybody needs, and few enough for every snapshot. */
    public static final int MOST = 100;

    /** True while it lasts. */
    public boolean lasts() {
        return until == null;
    }

    /**
     * What there is once exactly the named areas are injured. What is newly named begins today, what is no longer named ended
     * yesterday; what began today and is taken back leaves no trace.
     */
    public static List<InjuredArea> changed(List<InjuredArea> known, Collection<Area> injuredNow, LocalDate today) {
        Set<Area> named = EnumSet.noneOf(Area.class);
        named.addAll(injuredNow);
        List<InjuredArea> all = new ArrayList<>();
        for (InjuredArea each : known) {
            if (!each.lasts() || named.remove(each.area())) {
                all.add(each);
            } else if (each.since().isBefore(today)) {
                all.add(new InjuredArea(each.area(), each.since(), today.minusDays(1)));
            }
        }
        named.forEach(area -> all.add(new InjuredArea(area, today, null)));
        return List.copyOf(all);
    }
}
