package org.lumbar.routine.picture;

import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.picture.stroke.Strokes;
import org.lumbar.routine.step.Pressure;

/** Small signs beside the figure: how firmly, that a hold is meant, that it comes up again and again. */
final class Badges {
    private Badges() {}

    /** Four steps from light to deep, those below the pressure filled; where it grows, a line leads there. A face for: as it is comfortable. */
    static void pressure(Pen pen, @Nullable Pressure from, Pressure pressure) {
        if (pressure == Pressure.TO_COMFORT) {
            pen.draw(
                    Layer.FINE_MARK,
                    Shapes.circle(8, -5, 7.5),
                    Shapes.smooth(false, 4.2, -3.8, 6, -1.6, 8, -0.9, 10, -1.6, 11.8, -3.8));
            pen.draw(Layer.MARK, Shapes.line(5.4, -7.4, 5.5, -7.4), Shapes.line(10.6, -7.4, 10.7, -7.4));
            return;
        }
        int level = level(pressure);
        for (int i = 0; i < 4; i++) {
            double height = 4 + 3.2 * i;
            double x = 9.0 * i;
            Path2D bar = Shapes.line(x, 0, x, -height, x + 6, -height, x + 6, 0);
            bar.closePath();
            pen.draw(i < level ? Layer.FULL : Layer.FINE_MARK, bar);
        }
        if (from != null && level(from) < level) {
            double x = 9.0 * (level(from) - 1) + 3;
            double to = 9.0 * (level - 1) + 3;
            Strokes.arrow(pen, Layer.FINE_MARK, Shapes.line(x, -13, to, -19.5), false);
        }
    }

    /** A clock. */
    static void hold(Pen pen) {
        pen.draw(Layer.FINE_MARK, Shapes.circle(8, -7, 7.5), Shapes.line(8, -11.6, 8, -7, 11.2, -5));
        pen.draw(Layer.FINE_MARK, Shapes.line(5.8, -17, 10.2, -17), Shapes.line(8, -17, 8, -14.8));
    }

    /** Two arrows in a circle. */
    static void recurring(Pen pen) {
        for (int start : new int[] {20, 200}) {
            pen.draw(Layer.FINE_MARK, new Arc2D.Double(-7, -7, 14, 14, start, 140, Arc2D.OPEN));
            double end = Math.toRadians(-(start + 140));
            double before = Math.toRadians(-(start + 112));
            pen.draw(
                    Layer.FINE_MARK,
                    Shapes.arrowhead(
                            7.4 * Math.cos(before), 7.4 * Math.sin(before), 7 * Math.cos(end), 7 * Math.sin(end), 5));
        }
    }

    private static int level(Pressure pressure) {
        return switch (pressure) {
            case LIGHT, TO_COMFORT -> 1;
            case MODERATE -> 2;
            case FIRM -> 3;
            case DEEP -> 4;
        };
    }
}
