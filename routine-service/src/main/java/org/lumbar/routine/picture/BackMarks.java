package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.picture.stroke.Strokes;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;

/** What the hands do on a back, and where to. Movements go beside the spine, never over it. */
final class BackMarks {
    private static final double LANE = 9.5;

    private final Pen pen;
    private final PictureFacts facts;
    private final double middle;
    private final List<Point2D> contacts;

    /** @param contacts where the hands press */
    BackMarks(Pen pen, PictureFacts facts, double middle, List<Point2D> contacts) {
        this.pen = pen;
        this.facts = facts;
        this.middle = middle;
        this.contacts = contacts;
    }

    void draw() {
        switch (facts.technique()) {
            case "STROKE_LIGHT" -> strokes(false);
            case "STROKE_DEEP" -> strokes(true);
            case "CIRCULAR" -> circles();
            case "RUB" -> rubs();
            case "KNEAD" -> kneads();
            case "THUMB_PRESSURE" -> spots().forEach(spot -> press(spot.getX(), spot.getY(), true));
            case "TRIGGER_POINT" -> spots().forEach(spot -> press(spot.getX(), spot.getY(), false));
            case "TAP" -> both(17, middle - 6).forEach(spot -> burst(spot.getX(), spot.getY()));
            case "PAT" -> both(22, middle).forEach(spot -> pats(spot.getX(), spot.getY()));
            case "OIL" -> both(9, middle - 8).forEach(spot -> drops(spot.getX(), spot.getY()));
            case "HEAT", "COLD", "BALL_ROLL" -> things();
            default -> {}
        }
        if (facts.has(Tool.MASSAGER)) {
            massager();
        }
        if (Scenes.HANDS.contains(facts.technique())) {
            further();
        }
    }

    /** What a direction means beside its ways: the way back, or what is left alone. */
    private void further() {
        if (facts.direction() == Direction.DOWN_AND_BACK) {
            double[] up = {LANE, middle + 44, 19, middle + 50, 32, middle + 42, 39, middle + 20, 38, middle - 6};
            sides(Shapes.smooth(false, up)).forEach(way -> Strokes.arrow(pen, Layer.FINE_MARK, way, false));
        }
        if (facts.direction() == Direction.AROUND) {
            spared();
        }
    }

    private void strokes(boolean deep) {
        List<Shape> ways = ways();
        if (ways.isEmpty()) {
            for (Point2D spot : facts.has(Tool.MASSAGER) ? List.<Point2D>of() : both(LANE, middle - 4)) {
                slow(deep ? Layer.MARK : Layer.FINE_MARK, spot.getX(), spot.getY());
            }
            return;
        }
        boolean back = facts.direction() == Direction.UP_AND_DOWN;
        for (Shape way : ways) {
            if (deep) {
                Strokes.broad(pen, way, back);
            } else {
                Strokes.arrow(pen, Layer.MARK, way, back);
            }
        }
    }

    /** The spot that is left alone. */
    private void spared() {
        Point2D middleOfSpot = new Point2D.Double(21, middle);
        for (int i = 0; i < 10; i++) {
            Point2D from = Pose.from(middleOfSpot, 36 * i, 8);
            Point2D to = Pose.from(middleOfSpot, 36 * i + 12, 8);
            pen.draw(Layer.FINE_MARK, Shapes.line(from.getX(), from.getY(), to.getX(), to.getY()));
        }
    }

    private void circles() {
        List<Shape> ways = ways();
        boolean far = facts.areas().contains(Area.SHOULDERS);
        double radius = facts.direction() == Direction.OUTWARD ? 4 : far ? 7.4 : 5.2;
        ways.forEach(way -> Strokes.loops(pen, way, radius));
        if (ways.isEmpty()) {
            Strokes.ring(pen, 13, middle - 3, 7, 1);
            Strokes.ring(pen, -13, middle - 3, 7, -1);
        }
    }

    private void rubs() {
        List<Shape> ways = ways();
        boolean back = facts.direction() != Direction.INWARD;
        ways.forEach(way -> Strokes.wave(pen, way, back, true));
        if (ways.isEmpty()) {
            sides(Shapes.line(7, middle - 9, 21, middle - 9)).forEach(way -> Strokes.wave(pen, way, true, true));
        }
    }

    /** A fold of muscle that is lifted between fingers and thumb. */
    private void kneads() {
        sides(Shapes.smooth(false, 9, middle + 8, 6.4, middle, 9, middle - 8))
                .forEach(fold -> pen.draw(Layer.FINE_MARK, fold));
        sides(Shapes.smooth(false, 15, middle + 8, 17.6, middle, 15, middle - 8))
                .forEach(fold -> pen.draw(Layer.FINE_MARK, fold));
        if (facts.direction() == Direction.UP) {
            sides(Shapes.line(12, middle - 13, 12, middle - 34))
                    .forEach(way -> Strokes.arrow(pen, Layer.MARK, way, false));
        } else {
            sides(Shapes.line(12, middle - 22, 12, middle - 13))
                    .forEach(way -> Strokes.arrow(pen, Layer.FINE_MARK, way, false));
            sides(Shapes.line(12, middle + 22, 12, middle + 13))
                    .forEach(way -> Strokes.arrow(pen, Layer.FINE_MARK, way, false));
        }
    }

    /** A point under pressure: rings, and with a steady one arrows that point at it. */
    private void press(double x, double y, boolean steady) {
        pen.draw(Layer.FINE_MARK, Shapes.circle(x, y, 5));
        if (!steady) {
            pen.draw(Layer.FINE_MARK, Shapes.circle(x, y, 9.5));
            return;
        }
        for (int side : new int[] {1, -1}) {
            Shape way = Shapes.line(x, y + 17 * side, x, y + 8 * side);
            Strokes.arrow(pen, Layer.FINE_MARK, way, false);
        }
    }

    private void burst(double x, double y) {
        for (double angle : new double[] {-150, -110, -70, -30}) {
            Point2D spot = new Point2D.Double(x, y);
            Point2D from = Pose.from(spot, angle, 6);
            Point2D to = Pose.from(spot, angle, 13);
            pen.draw(Layer.MARK, Shapes.line(from.getX(), from.getY(), to.getX(), to.getY()));
        }
    }

    private void pats(double x, double y) {
        for (double r : new double[] {17, 22}) {
            pen.draw(
                    Layer.FINE_MARK,
                    Shapes.smooth(false, x - r * 0.6, y - r * 0.8, x, y - r, x + r * 0.6, y - r * 0.8));
        }
    }

    private void drops(double x, double y) {
        pen.draw(Layer.FULL, ToolShapes.drop(x, y, 1), ToolShapes.drop(x + (x < 0 ? -5 : 5), y - 9, 1));
    }

    private void slow(Layer layer, double x, double y) {
        for (double out : new double[] {-3, 3}) {
            pen.draw(
                    layer,
                    Shapes.smooth(
                            false,
                            x + out,
                            y + 16,
                            x + out + 2,
                            y + 8,
                            x + out,
                            y,
                            x + out - 2,
                            y - 8,
                            x + out,
                            y - 16));
        }
    }

    /** A pack lies on the back; a ball or roller lies beside the spine. */
    private void things() {
        Pen here = pen.at(0, middle, 1);
        if (facts.technique().equals("BALL_ROLL")) {
            Pen beside = pen.at(facts.has(Tool.BALL) || !facts.has(Tool.ROLLER) ? 19 : 0, middle, 1);
            ToolShapes.of(facts.has(Tool.ROLLER) && !facts.has(Tool.BALL) ? Tool.ROLLER : Tool.BALL)
                    .forEach(shape -> beside.draw(Layer.TOOL, shape));
            return;
        }
        if (facts.has(Tool.CLOTH)) {
            here.draw(Layer.TOOL, Shapes.box(-37, -18, 74, 36, 4));
        }
        here.draw(Layer.TOOL, Shapes.box(-30, -13, 60, 26, 7));
        for (double x : new double[] {-18, 0, 18}) {
            if (facts.technique().equals("HEAT")) {
                pen.at(x, middle + 8, 1).draw(Layer.MARK, ToolShapes.warmth().get(1));
            } else {
                here.draw(Layer.FINE_MARK, ToolShapes.flake(x, 0, 7));
            }
        }
    }

    private void massager() {
        pen.draw(
                Layer.TOOL,
                Shapes.union(Shapes.capsule(40, middle - 9, 3.2, 28, middle - 3, 3.2), Shapes.circle(21, middle, 9)),
                Shapes.circle(21, middle, 3.6));
        for (double r : new double[] {12.5, 16.5}) {
            pen.draw(
                    Layer.FINE_MARK,
                    Shapes.smooth(
                            false,
                            21 - r * 0.5,
                            middle + r * 0.87,
                            21 - r * 0.94,
                            middle + r * 0.35,
                            21 - r * 0.94,
                            middle - r * 0.35));
        }
    }

    /** One for each hand: the middle of what presses. */
    private List<Point2D> spots() {
        List<Point2D> spots = new ArrayList<>();
        for (int side : new int[] {1, -1}) {
            List<Point2D> here =
                    contacts.stream().filter(each -> side * each.getX() > 0).toList();
            if (!here.isEmpty()) {
                spots.add(new Point2D.Double(
                        here.stream().mapToDouble(Point2D::getX).average().orElse(16 * side),
                        here.stream().mapToDouble(Point2D::getY).average().orElse(middle)));
            }
        }
        return spots.isEmpty() ? both(16, middle) : spots;
    }

    private static List<Point2D> both(double x, double y) {
        return List.of(new Point2D.Double(x, y), new Point2D.Double(-x, y));
    }

    private static List<Shape> sides(Shape right) {
        return List.of(right, Shapes.mirrored(right));
    }

    /** Where the direction leads, on both sides; empty if nothing is said. */
    private List<Shape> ways() {
        return Ways.of(
                facts.direction(), facts.areas(), middle, facts.technique().equals("CIRCULAR") ? 14 : LANE);
    }
}
