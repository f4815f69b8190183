package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.step.HandPart;

/**
 * A right hand whose back one sees, its wrist at the origin and its fingers upwards, or wherever it has been laid.
 *
 * @param outline what it hides
 * @param wrist where the forearm ends
 * @param lines knuckles and such
 * @param contacts where it presses
 */
record Held(Area outline, Point2D wrist, List<Shape> lines, List<Point2D> contacts) {
    private static final Point2D ORIGIN = new Point2D.Double();

    static Held of(HandPart part) {
        return switch (part) {
            case PALMS -> open(true, List.of());
            case FINGERTIPS -> open(true, points(-6, -23.5, -2, -26.5, 2.2, -26, 6.2, -22.5));
            case FOUR_FINGERS -> open(false, points(-4.6, -21.5, -1.5, -23, 1.6, -22.8, 4.6, -21));
            case THUMBS -> thumb();
            case FISTS -> fist(List.of());
            case KNUCKLES -> fist(points(-4.8, -16.6, -1.6, -17.6, 1.6, -17.6, 4.8, -16.6));
        };
    }

    /** Thumb and fingertips together. */
    static Held thumbAndFingertips() {
        return open(true, points(-11.5, -14, -6, -23.5, -2, -26.5, 2.2, -26, 6.2, -22.5));
    }

    /** Fingers on one side of a fold, the thumb on the other. */
    static Held grip() {
        Area outline = Shapes.union(
                palm(),
                Shapes.limb(3, -10, 4.4, 5.4, -17, 3.6, 1.6, -23, 2.4),
                Shapes.limb(-4, -6, 3, -9.5, -13, 2.4, -7.5, -19, 2.1));
        return new Held(outline, ORIGIN, List.of(), List.of());
    }

    /** A thumb from the side of the waist to the muscle beside the spine; the fingers lie in front, where one does not see them. */
    static Held thumbFromBehind(double y) {
        Area outline = Shapes.union(
                Shapes.limb(47, y + 6, 5, 40, y + 7, 6.4), Shapes.limb(38, y + 5, 3.8, 27, y + 2, 2.8, 17, y - 1, 2.3));
        return new Held(outline, new Point2D.Double(47, y + 6), List.of(), points(16.5, y - 1));
    }

    Held at(double x, double y, double degrees, double scale) {
        AffineTransform at = AffineTransform.getTranslateInstance(x, y);
        at.rotate(Math.toRadians(degrees));
        at.scale(scale, scale);
        return moved(at);
    }

    Held mirrored() {
        return moved(AffineTransform.getScaleInstance(-1, 1));
    }

    private Held moved(AffineTransform at) {
        return new Held(
                outline.createTransformedArea(at),
                at.transform(wrist, null),
                lines.stream().map(at::createTransformedShape).toList(),
                contacts.stream().map(point -> at.transform(point, null)).toList());
    }

    private static Area palm() {
        return Shapes.capsule(0, -2, 4.4, 0, -10, 6.4);
    }

    private static Held open(boolean spread, List<Point2D> contacts) {
        double out = spread ? 1.35 : 1;
        Area outline = Shapes.union(
                palm(),
                Shapes.capsule(-4.6, -12, 2, -4.6 * out, -22, 1.7),
                Shapes.capsule(-1.5, -13, 2, -1.5 * out, -25, 1.7),
                Shapes.capsule(1.6, -13, 2, 1.6 * out, -24.6, 1.7),
                Shapes.capsule(4.6, -12, 2, 4.6 * out, -21, 1.7),
                spread
                        ? Shapes.limb(-4, -5, 2.8, -8.4, -10, 2.2, -11, -14, 1.8)
                        : Shapes.capsule(-4, -5, 2.6, -7, -11, 1.8));
        List<Shape> lines = spread
                ? List.of()
                : List.of(
                        Shapes.line(-3, -14, -3.1, -21),
                        Shapes.line(0, -14.5, 0, -22),
                        Shapes.line(3.1, -14, 3.1, -21));
        return new Held(outline, ORIGIN, lines, contacts);
    }

    private static Held thumb() {
        Area outline = Shapes.union(
                Shapes.capsule(0, -2, 4.4, 1, -7, 5),
                Shapes.box(-5.5, -15.5, 13, 12, 5),
                Shapes.limb(-3, -7, 3, -8, -12, 2.5, -12, -18, 2));
        List<Shape> lines = List.of(
                Shapes.line(-1.5, -15, -1, -11), Shapes.line(2, -15.2, 2.2, -11), Shapes.line(5, -14.2, 5, -11));
        return new Held(outline, ORIGIN, lines, points(-12.4, -18.6));
    }

    private static Held fist(List<Point2D> contacts) {
        Area outline = Shapes.union(
                Shapes.capsule(0, -2, 4.4, 0, -7, 5.4),
                Shapes.box(-7, -15, 14, 12, 4.5),
                Shapes.circle(-4.8, -14.2, 2.2),
                Shapes.circle(-1.6, -15, 2.2),
                Shapes.circle(1.6, -15, 2.2),
                Shapes.circle(4.8, -14.2, 2.2));
        List<Shape> lines = new ArrayList<>();
        for (double x : new double[] {-3.2, 0, 3.2}) {
            lines.add(Shapes.line(x, -15, x, -10.5));
        }
        return new Held(outline, ORIGIN, lines, contacts);
    }

    private static List<Point2D> points(double... xy) {
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i + 1 < xy.length; i += 2) {
            points.add(new Point2D.Double(xy[i], xy[i + 1]));
        }
        return List.copyOf(points);
    }
}
