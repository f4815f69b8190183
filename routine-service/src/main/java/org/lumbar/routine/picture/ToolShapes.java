package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import org.lumbar.routine.picture.stroke.Shapes;

/** Things by themselves, about 24 units high, the middle at the origin. */
final class ToolShapes {
    private ToolShapes() {}

    static List<Shape> of(Tool tool) {
        return switch (tool) {
            case BALL -> ball(9);
            case ROLLER ->
                List.of(
                        Shapes.ellipse(-9, 0, 5, 9),
                        Shapes.ellipse(-9, 0, 2, 3.6),
                        Shapes.smooth(false, -9, -9, 6, -9, 10, -8.6, 14, 0, 10, 8.6, 6, 9, -9, 9));
            case HEAT_PACK -> List.of(pack(), wave(-6), wave(0), wave(6));
            case COLD_PACK -> List.of(pack(), flake(0, 0, 5));
            case CLOTH -> cloth();
            case OIL -> bottle();
            case WATER ->
                List.of(
                        Shapes.line(-7, -11, -5, 11, 5, 11, 7, -11),
                        Shapes.smooth(false, -6.4, -4, -2, -5.5, 2, -3, 6.4, -4));
            case MASSAGER ->
                List.of(
                        Shapes.union(Shapes.capsule(-11, 9, 2.6, 3, -3, 2.6), Shapes.circle(6, -5, 6)),
                        Shapes.circle(6, -5, 2.4));
            case TABLE ->
                List.of(Shapes.box(-14, -5, 28, 4.5, 2), Shapes.line(-9, -0.5, -11, 10), Shapes.line(9, -0.5, 11, 10));
            case MAT ->
                List.of(
                        Shapes.line(-13, 6, -7, -5, 12, -5, 6, 6, -13, 6),
                        Shapes.smooth(false, 6, 6, 10, 4, 12, 0, 12, -5));
            case MUSIC ->
                List.of(
                        Shapes.ellipse(-6, 8, 3.6, 2.8),
                        Shapes.ellipse(7, 5, 3.6, 2.8),
                        Shapes.line(-2.4, 8, -2.4, -8, 10.6, -11, 10.6, 5));
        };
    }

    private static List<Shape> cloth() {
        return List.of(
                Shapes.smooth(false, -11, -7, -4, -8, 4, -6, 11, -7),
                Shapes.smooth(false, -11, 8, -4, 7, 4, 9, 11, 8),
                Shapes.line(-11, -7, -11, 8),
                Shapes.line(11, -7, 11, 8),
                Shapes.smooth(false, -11, 4, -4, 3, 4, 5, 11, 4));
    }

    private static List<Shape> bottle() {
        return List.of(
                Shapes.box(-6, -3, 12, 15, 3),
                Shapes.box(-2.5, -9, 5, 6, 1),
                Shapes.line(-4.5, -9.5, 4.5, -9.5),
                drop(0, 4.5, 1));
    }

    static List<Shape> ball(double r) {
        return List.of(
                Shapes.circle(0, 0, r),
                Shapes.smooth(false, -r * 0.72, -r * 0.7, -r * 0.15, 0, -r * 0.72, r * 0.7),
                Shapes.smooth(false, r * 0.72, -r * 0.7, r * 0.15, 0, r * 0.72, r * 0.7));
    }

    /** The end of a roller. */
    static List<Shape> rollerEnd(double r) {
        return List.of(Shapes.circle(0, 0, r), Shapes.circle(0, 0, r * 0.42));
    }

    static Shape drop(double x, double y, double size) {
        return Shapes.placed(Shapes.smooth(true, 0, -4.5, 2, -1, 3, 1.6, 0, 4, -3, 1.6, -2, -1), x, y, 0, size);
    }

    static Shape flake(double x, double y, double r) {
        Path2D flake = new Path2D.Double();
        for (int i = 0; i < 6; i++) {
            flake.append(Shapes.placed(Shapes.line(0, 0, 0, -r), x, y, 60.0 * i, 1), false);
            Shape barb = Shapes.line(-r * 0.32, -r * 0.95, 0, -r * 0.58, r * 0.32, -r * 0.95);
            flake.append(Shapes.placed(barb, x, y, 60.0 * i, 1), false);
        }
        return flake;
    }

    /** Three waves of warmth that rise from the origin. */
    static List<Shape> warmth() {
        return List.of(rising(-8), rising(0), rising(8));
    }

    private static Shape rising(double x) {
        return Shapes.smooth(false, x, 0, x + 2.4, -4, x, -8, x - 2.4, -12, x, -16);
    }

    private static Shape pack() {
        return Shapes.box(-13, -9, 26, 18, 4.5);
    }

    private static Shape wave(double x) {
        return Shapes.smooth(false, x, 5, x + 1.6, 2.5, x, 0, x - 1.6, -2.5, x, -5);
    }
}
