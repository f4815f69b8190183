package org.lumbar.routine.picture;

import java.awt.Shape;
import java.util.Collection;
import java.util.List;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.step.Area;

/** Where the areas are on a back seen from behind. The spine itself is in none but the sacrum's: nothing works over it. */
final class Zones {
    private Zones() {}

    static List<Shape> of(Area area) {
        return switch (area) {
            case LOWER_BACK ->
                both(Shapes.smooth(true, 5, 90, 18, 87, 31, 89, 31, 103, 33, 117, 19, 121, 5, 125, 4, 106));
            case PARASPINAL_LUMBAR -> both(Shapes.box(4.5, 86, 13, 40, 6));
            case SACRUM -> List.of(Shapes.smooth(true, -15, 127, 0, 124, 15, 127, 10, 139, 0, 148, -10, 139));
            case RIBS_TO_GLUTEAL_FOLD ->
                both(Shapes.smooth(
                        true, 5.5, 88, 18, 83, 34, 83, 31, 102, 34, 119, 40, 138, 40, 160, 24, 168, 6.5, 165, 5.5,
                        126));
            case SHOULDERS -> both(Shapes.smooth(true, 9, 39, 22, 42, 37, 47, 41, 55, 31, 58, 14, 54));
            case UPPER_ARMS -> both(Shapes.limb(42, 60, 7, 48.5, 82, 5.2));
        };
    }

    /** Whether an area that lies within another one gets the most attention. */
    static boolean isAttended(Area area, Collection<Area> all) {
        return area != Area.RIBS_TO_GLUTEAL_FOLD && all.contains(Area.RIBS_TO_GLUTEAL_FOLD);
    }

    /** How high the hands are: on the lower back, if it is among the areas. */
    static double middle(Collection<Area> areas) {
        boolean lumbar = areas.contains(Area.LOWER_BACK) || areas.contains(Area.PARASPINAL_LUMBAR);
        return lumbar || areas.isEmpty() ? 106 : (top(areas) + bottom(areas)) / 2;
    }

    static double top(Collection<Area> areas) {
        return areas.stream().mapToDouble(Zones::top).min().orElse(88);
    }

    static double bottom(Collection<Area> areas) {
        return areas.stream().mapToDouble(Zones::bottom).max().orElse(124);
    }

    private static double top(Area area) {
        return switch (area) {
            case LOWER_BACK, PARASPINAL_LUMBAR, RIBS_TO_GLUTEAL_FOLD -> 88;
            case SACRUM -> 126;
            case SHOULDERS -> 46;
            case UPPER_ARMS -> 62;
        };
    }

    private static double bottom(Area area) {
        return switch (area) {
            case LOWER_BACK, PARASPINAL_LUMBAR -> 124;
            case SACRUM -> 146;
            case RIBS_TO_GLUTEAL_FOLD -> 162;
            case SHOULDERS -> 54;
            case UPPER_ARMS -> 82;
        };
    }

    private static List<Shape> both(Shape right) {
        return List.of(right, Shapes.mirrored(right));
    }
}
