package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.List;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.picture.stroke.Strokes;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;
import org.lumbar.routine.step.Position;

/** The whole person from the side, in their position, with what lies on them or under them. */
final class SideView {
    private final Pen pen;
    private final PictureFacts facts;
    private final Position position;

    SideView(Pen pen, PictureFacts facts, Position position) {
        this.pen = pen;
        this.facts = facts;
        this.position = position;
    }

    /** Everything: the person, the area, the mark. */
    void draw() {
        boolean rolls = facts.technique().equals("BALL_ROLL");
        Pose pose = Postures.of(position);
        if (rolls && (position == Position.LYING_ON_BACK || position == Position.LYING_ON_BACK_KNEES_BENT)) {
            pose = Postures.raised(pose, 2 * radius() - 12);
        }
        if (facts.technique().equals("HYDRATE") && !Postures.isLying(position)) {
            Point2D mouth = pose.head();
            pose = pose.reaching(new Pose.Arm(mouth.getX() + 13, mouth.getY() + 9, 1));
        }
        SideFigure figure = new SideFigure(pose);
        person(figure);
        areas(figure);
        switch (facts.technique()) {
            case "BALL_ROLL" -> roll(pose);
            case "HEAT", "COLD" -> pack(pose);
            case "BREATHING" -> breath(pose);
            case "HYDRATE" -> glass(pose);
            case "REST" -> sleep(pose);
            case "ASK" -> question(hasGiver() ? giversHead(pose) : pose.head());
            case "STRETCH" -> stretch(pose);
            default -> {}
        }
    }

    /** Only who lies or sits there, and whose hands are on the back: how a view of the back is meant. */
    void drawSmall() {
        Pose pose = Postures.of(position);
        if (!facts.byAnother() && Postures.isUpright(position)) {
            Point2D back = pose.onTrunk(0.3, 9);
            pose = pose.reaching(new Pose.Arm(back.getX(), back.getY(), pose.faces()));
        }
        SideFigure figure = new SideFigure(pose);
        person(figure);
    }

    private void person(SideFigure figure) {
        boolean table = facts.byAnother() && facts.has(Tool.TABLE);
        Postures.scene(position, table).forEach(shape -> pen.draw(Layer.SCENE, Shapes.outside(shape, figure.all())));
        figure.draw(pen);
        if (hasGiver()) {
            Point2D back = figure.pose().onTrunk(0.32, 9);
            SideFigure.giver(pen, back.getX(), Math.min(back.getY(), 131), figure.all());
        }
    }

    /** Whether one sees whose hands work. */
    private boolean hasGiver() {
        return facts.byAnother() && Postures.isLying(position) && position != Position.LYING_ON_SIDE;
    }

    private static Point2D giversHead(Pose lying) {
        return new Point2D.Double(lying.onTrunk(0.32, 9).getX(), 67);
    }

    private void areas(SideFigure figure) {
        for (Area area : facts.areas()) {
            java.awt.geom.Area zone = switch (area) {
                case LOWER_BACK, PARASPINAL_LUMBAR -> figure.back(0.16, 0.5);
                case SACRUM -> figure.back(-0.06, 0.1);
                case RIBS_TO_GLUTEAL_FOLD -> figure.back(-0.14, 0.56);
                case SHOULDERS -> figure.back(0.9, 1.06);
                case UPPER_ARMS -> figure.upperArm();
            };
            pen.draw(Layer.AREA, zone);
        }
    }

    private void roll(Pose pose) {
        double r = radius();
        Point2D at = pose.onTrunk(0.27, 8.2 + r / pose.size());
        if (position == Position.STANDING_AT_WALL) {
            at = new Point2D.Double(Postures.WALL + r, at.getY());
        }
        List<Shape> tool = rollsOnABall() ? ToolShapes.ball(r) : ToolShapes.rollerEnd(r);
        Pen here = pen.at(at.getX(), at.getY(), 1);
        tool.forEach(shape -> here.draw(Layer.TOOL, shape));
        if (facts.direction() == Direction.UP_AND_DOWN) {
            Point2D middle = Pose.from(at, pose.backwards(), r + 14);
            Point2D from = Pose.from(middle, pose.trunk() + 180, 24);
            Point2D to = Pose.from(middle, pose.trunk(), 24);
            Strokes.arrow(pen, Layer.MARK, Shapes.line(from.getX(), from.getY(), to.getX(), to.getY()), true);
        }
    }

    private boolean rollsOnABall() {
        return facts.has(Tool.BALL) || !facts.has(Tool.ROLLER);
    }

    private double radius() {
        return rollsOnABall() ? 6.2 : 8;
    }

    private void pack(Pose pose) {
        Point2D at = pose.onTrunk(0.33, 12.5);
        boolean cold = facts.technique().equals("COLD");
        Shape pack = Shapes.placed(Shapes.box(-17, -4.5, 34, 9, 4), at.getX(), at.getY(), pose.trunk(), 1);
        pen.draw(Layer.TOOL, pack);
        Point2D beyond = Pose.from(at, pose.backwards(), cold ? 17 : 8);
        if (cold) {
            pen.draw(Layer.MARK, ToolShapes.flake(beyond.getX(), beyond.getY(), 9));
        } else {
            ToolShapes.warmth()
                    .forEach(wave -> pen.draw(
                            Layer.MARK, Shapes.placed(wave, beyond.getX(), beyond.getY(), pose.backwards() + 90, 1)));
        }
        if (cold && facts.has(Tool.CLOTH)) {
            Shape cloth = Shapes.smooth(false, -25, 7, -20, 5.4, 0, 5.4, 20, 5.4, 25, 7);
            pen.draw(Layer.TOOL, Shapes.placed(cloth, at.getX(), at.getY(), pose.backwards() + 90, 1));
        }
    }

    /** In through the nose, out through the mouth, and the belly rises. */
    private void breath(Pose pose) {
        double front = pose.backwards() + 180;
        double up = pose.trunk();
        Point2D face = Pose.from(pose.head(), front, 14 * pose.size());
        Point2D in = Pose.from(Pose.from(face, up, 6), front, 18);
        Point2D nose = Pose.from(Pose.from(face, up, 1), front, 1);
        Strokes.arrow(pen, Layer.FINE_MARK, Shapes.line(in.getX(), in.getY(), nose.getX(), nose.getY()), false);
        Point2D mouth = Pose.from(Pose.from(face, up, -6), front, -1);
        Point2D out = Pose.from(Pose.from(face, up, -14), front, 17);
        Strokes.arrow(pen, Layer.FINE_MARK, Shapes.line(mouth.getX(), mouth.getY(), out.getX(), out.getY()), false);
        Point2D low = pose.onTrunk(0.06, -12);
        Point2D belly = pose.onTrunk(0.36, -19);
        Point2D high = pose.onTrunk(0.68, -13);
        pen.draw(
                Layer.DASHED,
                Shapes.smooth(false, low.getX(), low.getY(), belly.getX(), belly.getY(), high.getX(), high.getY()));
        Point2D from = pose.onTrunk(0.36, -23);
        Point2D to = pose.onTrunk(0.36, -40);
        Strokes.arrow(pen, Layer.MARK, Shapes.line(from.getX(), from.getY(), to.getX(), to.getY()), true);
    }

    private void glass(Pose pose) {
        Point2D hand = pose.hand();
        Pen here = pen.at(hand.getX() + 3, hand.getY() - 2, 0.8);
        ToolShapes.of(Tool.WATER).forEach(shape -> here.draw(Layer.TOOL, Shapes.placed(shape, 3, -4, -24, 1)));
    }

    private void sleep(Pose pose) {
        double x = pose.head().getX() + 14;
        double y = Math.max(44, pose.head().getY() - 22);
        for (double size : new double[] {5, 7, 9}) {
            pen.draw(Layer.MARK, Shapes.line(x, y - size, x + size, y - size, x, y, x + size, y));
            x += size + 5;
            y -= size + 3;
        }
    }

    private void question(Point2D head) {
        double x = head.getX() + 44;
        double y = Math.max(26, head.getY() - 8);
        pen.draw(
                Layer.MARK,
                Shapes.union(
                        Shapes.box(x - 20, y - 18, 44, 34, 11),
                        Shapes.smooth(true, x - 19, y - 2, x - 19, y + 10, x - 29, y + 13)));
        pen.draw(
                Layer.MARK,
                Shapes.smooth(false, x - 3, y - 6, x + 2, y - 11, x + 7, y - 6, x + 2, y - 0.5, x + 2, y + 3));
        pen.spot(x + 2, y + 9);
    }

    private void stretch(Pose pose) {
        switch (position) {
            case LYING_ON_BACK_KNEES_TO_CHEST ->
                Strokes.arrow(pen, Layer.MARK, Shapes.smooth(false, 152, 74, 132, 62, 110, 70, 98, 88), false);
            case CHILDS_POSE -> Strokes.arrow(pen, Layer.MARK, Shapes.line(96, 116, 64, 126), false);
            case ON_ALL_FOURS -> {
                Strokes.arrow(pen, Layer.MARK, Shapes.smooth(false, 116, 80, 130, 72, 144, 80), false);
                Strokes.arrow(pen, Layer.MARK, Shapes.smooth(false, 144, 116, 130, 124, 116, 116), false);
            }
            default -> {}
        }
    }
}
