package org.lumbar.routine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;

/** A wrong direction is worse than no picture: where each one leads on a back whose head is above. */
class WaysTest {
    private static final double BESIDE_THE_SPINE = 4;

    @ParameterizedTest
    @EnumSource
    void noMovementGoesOverTheSpine(Direction direction) {
        for (Area area : Area.values()) {
            for (List<Area> areas : List.of(List.of(area), List.of(area, Area.SHOULDERS))) {
                List<Shape> ways = Ways.of(direction, areas, 106, 9.5);
                assertThat(ways).isNotEmpty();
                assertThat(ways)
                        .flatExtracting(WaysTest::points)
                        .allSatisfy(point -> assertThat(Math.abs(point.getX())).isGreaterThan(BESIDE_THE_SPINE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Area.class, names = "SACRUM", mode = EnumSource.Mode.EXCLUDE)
    void noAreaButTheSacrumTouchesTheSpine(Area area) {
        assertThat(Zones.of(area))
                .hasSize(2)
                .allSatisfy(zone -> assertThat(zone.intersects(-3, 0, 6, 180)).isFalse());
    }

    @Test
    void upLeadsTowardsTheHeadAndDownTowardsTheFeet() {
        assertThat(Ways.of(Direction.UP, List.of(Area.LOWER_BACK), 106, 9.5))
                .allSatisfy(
                        way -> assertThat(end(way).getY()).isLessThan(begin(way).getY() - 20));
        for (Direction down : List.of(Direction.DOWN, Direction.DOWN_AND_BACK)) {
            assertThat(Ways.of(down, List.of(Area.LOWER_BACK, Area.SACRUM), 106, 9.5))
                    .allSatisfy(way ->
                            assertThat(end(way).getY()).isGreaterThan(begin(way).getY() + 20));
        }
    }

    @Test
    void outwardLeadsAwayFromTheSpineInwardTowardsItAndBothSidesDoTheSame() {
        assertThat(Ways.of(Direction.OUTWARD, List.of(Area.LOWER_BACK), 106, 9.5))
                .allSatisfy(way -> assertThat(Math.abs(end(way).getX()))
                        .isGreaterThan(Math.abs(begin(way).getX()) + 10));
        assertThat(Ways.of(Direction.INWARD, List.of(Area.LOWER_BACK), 106, 9.5))
                .allSatisfy(way -> assertThat(Math.abs(end(way).getX()))
                        .isLessThan(Math.abs(begin(way).getX()) - 10));
        assertThat(Ways.of(Direction.OUTWARD, List.of(Area.SHOULDERS, Area.UPPER_ARMS), 60, 9.5))
                .allSatisfy(way -> {
                    assertThat(Math.abs(end(way).getX())).isGreaterThan(40);
                    assertThat(end(way).getY()).isGreaterThan(begin(way).getY() + 20);
                });
    }

    @Test
    void aroundLeavesTheSpotAlone() {
        assertThat(Ways.of(Direction.AROUND, List.of(), 106, 9.5))
                .flatExtracting(WaysTest::points)
                .allSatisfy(point -> assertThat(point.distance(21, 106)).isGreaterThan(10));
    }

    @Test
    void nothingSaidLeadsNowhere() {
        assertThat(Ways.of(null, List.of(Area.LOWER_BACK), 106, 9.5)).isEmpty();
    }

    private static Point2D begin(Shape way) {
        return points(way).get(0);
    }

    private static Point2D end(Shape way) {
        List<Point2D> points = points(way);
        return points.get(points.size() - 1);
    }

    private static List<Point2D> points(Shape way) {
        List<Point2D> points = new ArrayList<>();
        double[] at = new double[6];
        for (PathIterator each = new FlatteningPathIterator(way.getPathIterator(null), 0.1);
                !each.isDone();
                each.next()) {
            each.currentSegment(at);
            points.add(new Point2D.Double(at[0], at[1]));
        }
        return points;
    }
}
