package org.lumbar.routine.picture.stroke;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Writes shapes as the path data of SVG: relative, with one decimal, one path for each layer. Points and curves that go on take few characters. */
public final class Pen {
    private static final int TOLERANCE = 2;

    private final Map<Layer, StringBuilder> paths;
    private final AffineTransform at;

    public Pen() {
        this(new EnumMap<>(Layer.class), new AffineTransform());
    }

    private Pen(Map<Layer, StringBuilder> paths, AffineTransform at) {
        this.paths = paths;
        this.at = at;
    }

    /** The same paper, but what is drawn at the origin comes to lie at (x, y). */
    public Pen at(double x, double y, double scale) {
        AffineTransform moved = new AffineTransform(at);
        moved.translate(x, y);
        moved.scale(scale, scale);
        return new Pen(paths, moved);
    }

    public void draw(Layer layer, Shape... shapes) {
        StringBuilder path = paths.computeIfAbsent(layer, any -> new StringBuilder());
        for (Shape shape : shapes) {
            append(path, shape);
        }
    }

    /** A round spot. */
    public void spot(double x, double y) {
        draw(Layer.SPOT, Shapes.line(x, y, x + 0.1 / at.getScaleX(), y));
    }

    /** The paths of all layers, lowest first. */
    public String paths() {
        StringBuilder all = new StringBuilder();
        paths.forEach((layer, path) -> {
            if (!path.isEmpty()) {
                all.append("<path ")
                        .append(layer.look())
                        .append(" d=\"")
                        .append(path)
                        .append("\"/>");
            }
        });
        return all.toString();
    }

    private void append(StringBuilder path, Shape shape) {
        long[] now = new long[2];
        long[] start = new long[2];
        long[] reflected = new long[2];
        double[] to = new double[6];
        char last = ' ';
        for (PathIterator each = shape.getPathIterator(at); !each.isDone(); each.next()) {
            int kind = each.currentSegment(to);
            long[] steps = steps(to, kind == PathIterator.SEG_MOVETO ? 1 : kind % PathIterator.SEG_CLOSE, now);
            if (kind == PathIterator.SEG_MOVETO) {
                now = new long[] {tenths(to[0]), tenths(to[1])};
                start = now;
                path.append('M');
                number(path, now[0]);
                number(path, now[1]);
                last = 'M';
            } else if (kind == PathIterator.SEG_CLOSE) {
                path.append('z');
                now = start;
                last = 'z';
            } else if (Arrays.stream(steps).anyMatch(step -> step != 0)) {
                boolean smooth = kind == PathIterator.SEG_CUBICTO && goesOn(last, steps, reflected);
                char command = smooth ? 's' : "mlqc".charAt(kind);
                if (command != last) {
                    path.append(command);
                }
                Arrays.stream(steps).skip(smooth ? 2 : 0).forEach(step -> number(path, step));
                int end = steps.length - 2;
                now = new long[] {now[0] + steps[end], now[1] + steps[end + 1]};
                if (kind == PathIterator.SEG_CUBICTO) {
                    reflected = new long[] {steps[4] - steps[2], steps[5] - steps[3]};
                }
                last = command;
            }
        }
    }

    /** Whether a curve begins as the one before it ended: then SVG knows its first control point. */
    private static boolean goesOn(char last, long[] steps, long[] reflected) {
        return (last == 'c' || last == 's')
                && Math.abs(steps[0] - reflected[0]) <= TOLERANCE
                && Math.abs(steps[1] - reflected[1]) <= TOLERANCE;
    }

    /** The points of a segment, as seen from where it begins. */
    private static long[] steps(double[] to, int points, long[] from) {
        long[] steps = new long[2 * points];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = tenths(to[i]) - from[i % 2];
        }
        return steps;
    }

    private static long tenths(double value) {
        return Math.round(value * 10);
    }

    /** As short as SVG takes it: -.5 and not -0.5, and a space only where two numbers would be read as one. */
    private static void number(StringBuilder path, long tenths) {
        long size = Math.abs(tenths);
        boolean point = size > 0 && size < 10;
        if (tenths < 0) {
            path.append('-');
        } else if (Character.isDigit(path.charAt(path.length() - 1)) && !(point && afterFraction(path))) {
            path.append(' ');
        }
        if (!point) {
            path.append(size / 10);
        }
        if (size % 10 != 0) {
            path.append('.').append(size % 10);
        }
    }

    /** Whether the last number has a point: then a second one begins the next number. */
    private static boolean afterFraction(StringBuilder path) {
        return path.length() > 1 && path.charAt(path.length() - 2) == '.';
    }
}
