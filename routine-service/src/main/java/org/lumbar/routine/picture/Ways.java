package org.lumbar.routine.picture;

import java.awt.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;

/** Where a direction leads on a back: lines on both sides of the spine. */
final class Ways {
    private Ways() {}

    /**
     * The lines, from where the movement begins to where it ends; none if nothing is said.
     *
     * @param middle height of the hands
     * @param lane how far beside the spine
     */
    static List<Shape> of(@Nullable Direction direction, List<Area> areas, double middle, double lane) {
        if (direction == null) {
            return List.of();
        }
        double top = Zones.top(areas);
        double bottom = Zones.bottom(areas);
        return switch (direction) {
            case UP -> both(List.of(up(areas, lane, bottom, top)));
            case UP_AND_DOWN -> both(List.of(Shapes.line(lane, bottom - 2, lane, top + 2)));
            case DOWN -> both(List.of(Shapes.line(lane, top, lane, bottom)));
            case DOWN_AND_BACK -> both(List.of(Shapes.line(lane, top, lane, bottom)));
            case OUTWARD -> both(outward(areas, top, bottom));
            case INWARD ->
                both(List.of(
                        Shapes.line(36, middle - 17, 8, middle - 17), Shapes.line(36, middle + 17, 8, middle + 17)));
            case DIAGONAL -> both(List.of(Shapes.line(9, middle + 12, 29, middle - 20)));
            case AROUND ->
                List.of(
                        Shapes.smooth(
                                false, 19, middle + 24, 10, middle + 14, 7.5, middle, 10, middle - 14, 19, middle - 24),
                        Shapes.smooth(
                                false,
                                23,
                                middle + 24,
                                32,
                                middle + 14,
                                34.5,
                                middle,
                                32,
                                middle - 14,
                                23,
                                middle - 24));
        };
    }

    /** Up to the shoulders it goes on to them. */
    private static Shape up(List<Area> areas, double lane, double bottom, double top) {
        return areas.contains(Area.SHOULDERS)
                ? Shapes.smooth(false, lane, bottom, lane, 100, lane, 70, lane + 5, 54, lane + 22, 48)
                : Shapes.line(lane, bottom, lane, top);
    }

    private static List<Shape> outward(List<Area> areas, double top, double bottom) {
        if (areas.contains(Area.UPPER_ARMS)) {
            return List.of(Shapes.smooth(false, 12, 45, 26, 47, 39, 52, 45, 66, 48, 84));
        }
        return Stream.of(0.08, 0.92)
                .map(share -> (Shape) Shapes.line(7, top + (bottom - top) * share, 28, top + (bottom - top) * share))
                .toList();
    }

    private static List<Shape> both(List<Shape> right) {
        return Stream.concat(right.stream(), right.stream().map(Shapes::mirrored))
                .toList();
    }
}
