package org.lumbar.routine.picture.stroke;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** Marks of a movement along a way: an arrow, a broad one for pressure, a wave for rubbing, loops for circling. */
public final class Strokes {
    private static final double HEAD = 7;

    private final List<double[]> points = new ArrayList<>();
    private double length;

    private Strokes(Shape way) {
        double[] at = new double[6];
        for (PathIterator each = new FlatteningPathIterator(way.getPathIterator(null), 0.1);
                !each.isDone();
                each.next()) {
            each.currentSegment(at);
            if (!points.isEmpty()) {
                double[] last = points.get(points.size() - 1);
                length += Math.hypot(at[0] - last[0], at[1] - last[1]);
            }
            points.add(new double[] {at[0], at[1], length});
        }
    }

    /** An arrow along the way. @param back whether it has a head at its beginning as well */
    public static void arrow(Pen pen, Layer layer, Shape way, boolean back) {
        Strokes on = new Strokes(way);
        pen.draw(layer, way);
        on.heads(pen, layer, back, 0);
    }

    /** Rubbing to and fro. */
    public static void wave(Pen pen, Shape way, boolean back, boolean heads) {
        Strokes on = new Strokes(way);
        int halves = Math.max(4, (int) Math.round(on.length / 6.5));
        double[] through = new double[2 * (halves + 1)];
        for (int i = 0; i <= halves; i++) {
            double out = i == 0 || i == halves ? 0 : i % 2 == 0 ? 3.6 : -3.6;
            double[] at = on.aside(on.length * i / halves, out);
            through[2 * i] = at[0];
            through[2 * i + 1] = at[1];
        }
        pen.draw(Layer.FINE_MARK, Shapes.smooth(false, through));
        if (heads) {
            on.heads(pen, Layer.FINE_MARK, back, 4);
        }
    }

    /** Circling on the way. */
    public static void loops(Pen pen, Shape way, double radius) {
        Strokes on = new Strokes(way);
        boolean far = on.length > 60;
        double pitch = radius * (far ? 2.2 : 1.7);
        int turnPoints = far ? 6 : 8;
        int loops = Math.max(1, (int) Math.floor((on.length - 2 * radius) / pitch));
        int steps = turnPoints * loops + turnPoints / 2;
        double[] through = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double turn = 2 * Math.PI * i / turnPoints;
            double along = radius + (on.length - 2 * radius) * i / steps - radius * Math.cos(turn);
            double[] at = on.aside(along, radius * Math.sin(turn));
            through[2 * i] = at[0];
            through[2 * i + 1] = at[1];
        }
        pen.draw(Layer.FINE_MARK, Shapes.smooth(false, through));
        double[] end = on.aside(on.length + 5, 0);
        double[] before = on.aside(on.length - 4, 0);
        pen.draw(Layer.FINE_MARK, Shapes.arrowhead(before[0], before[1], end[0], end[1], 6));
    }

    /** One circle with a head. */
    public static void ring(Pen pen, double x, double y, double radius, int clock) {
        double[] through = new double[18];
        for (int i = 0; i < 9; i++) {
            double turn = Math.toRadians(-60 + clock * i * 36.0);
            through[2 * i] = x + radius * Math.cos(turn);
            through[2 * i + 1] = y + radius * Math.sin(turn);
        }
        pen.draw(Layer.FINE_MARK, Shapes.smooth(false, through));
        double end = Math.toRadians(-60 + clock * 288.0);
        double back = Math.toRadians(-60 + clock * 258.0);
        pen.draw(
                Layer.FINE_MARK,
                Shapes.arrowhead(
                        x + (radius + 0.4) * Math.cos(back),
                        y + (radius + 0.4) * Math.sin(back),
                        x + radius * Math.cos(end),
                        y + radius * Math.sin(end),
                        5.5));
    }

    /** A hollow arrow: more pressure. @param back whether it has a head at its beginning as well */
    public static void broad(Pen pen, Shape way, boolean back) {
        Strokes on = new Strokes(way);
        double from = back ? 9 : 0;
        double neck = on.length - 9;
        List<double[]> around = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            around.add(on.aside(from + (neck - from) * i / 4, 2.6));
        }
        around.addAll(List.of(on.aside(neck, 6), on.aside(on.length, 0), on.aside(neck, -6)));
        for (int i = 4; i >= 0; i--) {
            around.add(on.aside(from + (neck - from) * i / 4, -2.6));
        }
        if (back) {
            around.addAll(List.of(on.aside(from, -6), on.aside(0, 0), on.aside(from, 6)));
        }
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(around.get(0)[0], around.get(0)[1]);
        around.stream().skip(1).forEach(point -> arrow.lineTo(point[0], point[1]));
        arrow.closePath();
        pen.draw(Layer.FINE_MARK, new Area(arrow));
    }

    private void heads(Pen pen, Layer layer, boolean back, double beyond) {
        double[] end = aside(length + beyond, 0);
        double[] before = aside(length - 4, 0);
        pen.draw(layer, Shapes.arrowhead(before[0], before[1], end[0], end[1], HEAD));
        if (back) {
            double[] start = aside(-beyond, 0);
            double[] after = aside(4, 0);
            pen.draw(layer, Shapes.arrowhead(after[0], after[1], start[0], start[1], HEAD));
        }
    }

    /** The point so far along the way and so far to the right of it; before and beyond the ends it goes straight on. */
    private double[] aside(double along, double out) {
        int i = 1;
        while (i < points.size() - 1 && points.get(i)[2] < along) {
            i++;
        }
        double[] from = points.get(i - 1);
        double[] to = points.get(i);
        double step = Math.max(0.001, to[2] - from[2]);
        double share = (along - from[2]) / step;
        double dx = (to[0] - from[0]) / step;
        double dy = (to[1] - from[1]) / step;
        return new double[] {
            from[0] + (to[0] - from[0]) * share - dy * out, from[1] + (to[1] - from[1]) * share + dx * out
        };
    }
}
