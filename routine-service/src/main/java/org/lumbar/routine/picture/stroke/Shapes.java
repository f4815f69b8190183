package org.lumbar.routine.picture.stroke;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Outlines of which pictures consist. Lengths are units of a picture's view box; y grows downwards. */
public final class Shapes {
    private static final int PIECES = 8;
    private static final double SMALL = 2.9;

    private Shapes() {}

    public static Shape circle(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    public static Shape ellipse(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    public static Shape box(double x, double y, double width, double height, double corner) {
        return new RoundRectangle2D.Double(x, y, width, height, 2 * corner, 2 * corner);
    }

    /** What a cord around both circles encloses. */
    public static Area capsule(double x1, double y1, double r1, double x2, double y2, double r2) {
        double distance = Math.hypot(x2 - x1, y2 - y1);
        if (distance <= Math.abs(r1 - r2)) {
            return new Area(r1 > r2 ? circle(x1, y1, r1) : circle(x2, y2, r2));
        }
        double along = Math.toDegrees(Math.atan2(y2 - y1, x2 - x1));
        double open = Math.toDegrees(Math.acos((r1 - r2) / distance));
        Path2D path = new Path2D.Double();
        arc(path, x1, y1, r1, along + open, 360 - 2 * open);
        arc(path, x2, y2, r2, along - open, 2 * open);
        path.closePath();
        return new Area(path);
    }

    /** Small arcs are corners, which a round pen makes round: they take half the characters. */
    private static void arc(Path2D path, double x, double y, double r, double from, double sweep) {
        if (r < SMALL) {
            int steps = Math.max(2, (int) Math.round(sweep / 70));
            double[] corners = new double[2 * (steps + 1)];
            for (int i = 0; i <= steps; i++) {
                double angle = Math.toRadians(from + sweep * i / steps);
                corners[2 * i] = x + r * Math.cos(angle);
                corners[2 * i + 1] = y + r * Math.sin(angle);
            }
            path.append(line(corners), path.getCurrentPoint() != null);
        } else {
            // Arc2D counts degrees against the clock.
            path.append(
                    new Arc2D.Double(x - r, y - r, 2 * r, 2 * r, -from, -sweep, Arc2D.OPEN),
                    path.getCurrentPoint() != null);
        }
    }

    /** Capsules in a chain. @param joints x, y and radius of each */
    public static Area limb(double... joints) {
        Area limb = new Area();
        for (int i = 0; i + 5 < joints.length; i += 3) {
            limb.add(capsule(joints[i], joints[i + 1], joints[i + 2], joints[i + 3], joints[i + 4], joints[i + 5]));
        }
        return limb;
    }

    public static Area union(Shape... parts) {
        Area union = new Area();
        for (Shape part : parts) {
            union.add(new Area(part));
        }
        return union;
    }

    public static Area without(Shape from, Shape what) {
        Area rest = new Area(from);
        rest.subtract(new Area(what));
        return rest;
    }

    public static Area within(Shape one, Shape other) {
        Area both = new Area(one);
        both.intersect(new Area(other));
        return both;
    }

    public static Path2D line(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i + 1 < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    /** A curve through all points. */
    public static Path2D smooth(boolean closed, double... points) {
        int count = points.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 0; i < (closed ? count : count - 1); i++) {
            double[] before = at(points, i - 1, closed);
            double[] from = at(points, i, closed);
            double[] to = at(points, i + 1, closed);
            double[] after = at(points, i + 2, closed);
            path.curveTo(
                    from[0] + (to[0] - before[0]) / 6,
                    from[1] + (to[1] - before[1]) / 6,
                    to[0] - (after[0] - from[0]) / 6,
                    to[1] - (after[1] - from[1]) / 6,
                    to[0],
                    to[1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static double[] at(double[] points, int index, boolean closed) {
        int count = points.length / 2;
        int i = closed ? Math.floorMod(index, count) : Math.min(Math.max(index, 0), count - 1);
        return new double[] {points[2 * i], points[2 * i + 1]};
    }

    /** A head for an arrow that ends at (x, y) and comes from (fromX, fromY). */
    public static Path2D arrowhead(double fromX, double fromY, double x, double y, double size) {
        double along = Math.atan2(y - fromY, x - fromX);
        double spread = Math.toRadians(32);
        return line(
                x - size * Math.cos(along - spread),
                y - size * Math.sin(along - spread),
                x,
                y,
                x - size * Math.cos(along + spread),
                y - size * Math.sin(along + spread));
    }

    /** The same on the other side of the axis x = 0. */
    public static Shape mirrored(Shape shape) {
        return AffineTransform.getScaleInstance(-1, 1).createTransformedShape(shape);
    }

    public static Shape placed(Shape shape, double x, double y, double degrees, double scale) {
        AffineTransform at = AffineTransform.getTranslateInstance(x, y);
        at.rotate(Math.toRadians(degrees));
        at.scale(scale, scale);
        return at.createTransformedShape(shape);
    }

    /** What of an outline is seen if something lies before it; cut to an eighth of a segment. */
    public static Path2D outside(Shape outline, Area before) {
        Path2D seen = new Path2D.Double();
        double[] start = new double[2];
        double[] from = new double[2];
        double[] to = new double[6];
        for (PathIterator each = outline.getPathIterator(null); !each.isDone(); each.next()) {
            int kind = each.currentSegment(to);
            if (kind == PathIterator.SEG_MOVETO) {
                start = new double[] {to[0], to[1]};
                from = start.clone();
            } else {
                double[] end = kind == PathIterator.SEG_CLOSE ? start : to;
                boolean straight = kind == PathIterator.SEG_CLOSE || kind == PathIterator.SEG_LINETO;
                from = appendSeen(seen, before, cubic(kind, from, end), straight);
            }
        }
        return seen;
    }

    /** Every segment as a cubic curve: x and y of four points. */
    private static double[] cubic(int kind, double[] from, double[] to) {
        return switch (kind) {
            case PathIterator.SEG_CUBICTO -> new double[] {from[0], from[1], to[0], to[1], to[2], to[3], to[4], to[5]};
            case PathIterator.SEG_QUADTO ->
                new double[] {
                    from[0],
                    from[1],
                    from[0] + 2 * (to[0] - from[0]) / 3,
                    from[1] + 2 * (to[1] - from[1]) / 3,
                    to[2] + 2 * (to[0] - to[2]) / 3,
                    to[3] + 2 * (to[1] - to[3]) / 3,
                    to[2],
                    to[3]
                };
            default ->
                new double[] {
                    from[0],
                    from[1],
                    from[0] + (to[0] - from[0]) / 3,
                    from[1] + (to[1] - from[1]) / 3,
                    from[0] + 2 * (to[0] - from[0]) / 3,
                    from[1] + 2 * (to[1] - from[1]) / 3,
                    to[0],
                    to[1]
                };
        };
    }

    private static double[] appendSeen(Path2D seen, Area before, double[] curve, boolean straight) {
        List<double[]> runs = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            double begin = (double) i / PIECES;
            double end = (double) (i + 1) / PIECES;
            Point2D middle = point(curve, (begin + end) / 2);
            if (before.contains(middle)) {
                continue;
            }
            if (!runs.isEmpty() && runs.get(runs.size() - 1)[1] == begin) {
                runs.get(runs.size() - 1)[1] = end;
            } else {
                runs.add(new double[] {begin, end});
            }
        }
        for (double[] run : runs) {
            append(seen, part(curve, run[0], run[1]), straight);
        }
        return new double[] {curve[6], curve[7]};
    }

    private static void append(Path2D seen, double[] c, boolean straight) {
        if (Math.hypot(c[6] - c[0], c[7] - c[1]) < 0.15) {
            return; // a leftover of adding outlines
        }
        Point2D at = seen.getCurrentPoint();
        if (at == null || at.distance(c[0], c[1]) > 0.3) {
            seen.moveTo(c[0], c[1]);
        }
        if (straight) {
            seen.lineTo(c[6], c[7]);
        } else {
            seen.curveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
        }
    }

    private static Point2D point(double[] c, double t) {
        double[] cut = part(c, 0, t);
        return new Point2D.Double(cut[6], cut[7]);
    }

    /** The curve from one share of its way to another, by de Casteljau. */
    private static double[] part(double[] c, double from, double to) {
        double[] first = head(c, to);
        double[] turned = head(backwards(first), to == 0 ? 0 : 1 - from / to);
        return backwards(turned);
    }

    private static double[] head(double[] c, double t) {
        double[] head = new double[8];
        for (int axis = 0; axis < 2; axis++) {
            double a = mix(c[axis], c[axis + 2], t);
            double b = mix(c[axis + 2], c[axis + 4], t);
            double d = mix(c[axis + 4], c[axis + 6], t);
            head[axis] = c[axis];
            head[axis + 2] = a;
            head[axis + 4] = mix(a, b, t);
            head[axis + 6] = mix(mix(a, b, t), mix(b, d, t), t);
        }
        return head;
    }

    private static double[] backwards(double[] c) {
        return new double[] {c[6], c[7], c[4], c[5], c[2], c[3], c[0], c[1]};
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
