package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.util.List;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.picture.stroke.Shapes;

/** A person from the side, drawn as outlines: head with a nose, so that one sees where they look, trunk and leg, and an arm before them. */
final class SideFigure {
    private final Pose pose;
    private final Area trunk;
    private final Area leg;
    private final Area arm;
    private final Area all;

    SideFigure(Pose pose) {
        this.pose = pose;
        this.trunk = Shapes.union(trunkOf(pose), headOf(pose));
        this.leg = legOf(pose);
        this.arm = armOf(pose);
        this.all = Shapes.union(trunk, leg, arm);
    }

    Pose pose() {
        return pose;
    }

    /** Everything that the person hides. */
    Area all() {
        return all;
    }

    void draw(Pen pen) {
        if (pose.folded()) {
            Area before = Shapes.union(leg, arm);
            pen.draw(Layer.BODY, Shapes.outside(trunk, before), Shapes.outside(leg, arm), arm);
        } else {
            pen.draw(Layer.BODY, Shapes.outside(Shapes.union(trunk, leg), arm), arm);
        }
    }

    /** The back between two points of the trunk; 0 is the hip and 1 the shoulder. */
    Area back(double from, double to) {
        Point2D start = pose.onTrunk(from, 8);
        Point2D end = pose.onTrunk(to, 8);
        double r = 8 * pose.size();
        Area along = Shapes.capsule(start.getX(), start.getY(), r, end.getX(), end.getY(), r);
        return Shapes.without(Shapes.within(Shapes.union(trunk, leg), along), arm);
    }

    Area upperArm() {
        Point2D shoulder = pose.shoulder();
        Point2D elbow = pose.elbow();
        double size = pose.size();
        return Shapes.capsule(shoulder.getX(), shoulder.getY(), 5 * size, elbow.getX(), elbow.getY(), 4 * size);
    }

    private static Area trunkOf(Pose pose) {
        double size = pose.size();
        Point2D shoulder = pose.shoulder();
        Point2D chest = pose.onTrunk(0.72, -1.2);
        Point2D waist = pose.onTrunk(0.36, -0.8);
        Point2D hip = pose.onTrunk(0, 0.8);
        return Shapes.limb(
                shoulder.getX(),
                shoulder.getY(),
                8 * size,
                chest.getX(),
                chest.getY(),
                10 * size,
                waist.getX(),
                waist.getY(),
                8 * size,
                hip.getX(),
                hip.getY(),
                10.3 * size);
    }

    private static Area headOf(Pose pose) {
        double size = pose.size();
        Point2D head = pose.head();
        Point2D shoulder = pose.shoulder();
        double up = Math.toDegrees(Math.atan2(head.getY() - shoulder.getY(), head.getX() - shoulder.getX()));
        Point2D crown = Pose.from(head, up, 1.8 * size);
        Point2D chin = Pose.from(Pose.from(head, up, -2.5 * size), up + 90 * pose.faces(), 1.2 * size);
        Point2D nose = Pose.from(head, up + 90 * pose.faces(), 10.2 * size);
        return Shapes.union(
                Shapes.capsule(crown.getX(), crown.getY(), 9 * size, chin.getX(), chin.getY(), 7.6 * size),
                Shapes.capsule(head.getX(), head.getY(), 4 * size, nose.getX(), nose.getY(), 1.3 * size),
                Shapes.capsule(head.getX(), head.getY(), 4.4 * size, shoulder.getX(), shoulder.getY(), 5.5 * size));
    }

    private static Area legOf(Pose pose) {
        double size = pose.size();
        Area leg = Shapes.limb(
                pose.hip().getX(),
                pose.hip().getY(),
                10 * size,
                pose.knee().getX(),
                pose.knee().getY(),
                6.4 * size,
                pose.ankle().getX(),
                pose.ankle().getY(),
                4 * size);
        leg.add(Shapes.capsule(
                pose.ankle().getX(),
                pose.ankle().getY(),
                4 * size,
                pose.toe().getX(),
                pose.toe().getY(),
                2.6 * size));
        return leg;
    }

    private static Area armOf(Pose pose) {
        double size = pose.size();
        Point2D elbow = pose.elbow();
        Point2D hand = pose.hand();
        double along = Math.toDegrees(Math.atan2(hand.getY() - elbow.getY(), hand.getX() - elbow.getX()));
        Point2D fingers = Pose.from(hand, along, 6 * size);
        return Shapes.limb(
                pose.shoulder().getX(),
                pose.shoulder().getY(),
                5.8 * size,
                elbow.getX(),
                elbow.getY(),
                4.4 * size,
                hand.getX(),
                hand.getY(),
                3.4 * size,
                fingers.getX(),
                fingers.getY(),
                2.6 * size);
    }

    /** Somebody who stands behind a table and lays both hands on (x, y) of whoever lies on it. */
    static void giver(Pen pen, double x, double y, Area lying) {
        double shoulders = y - 44;
        Area trunk = Shapes.union(
                Shapes.limb(x, shoulders + 6, 13, x, y - 8, 12, x, y + 40, 13),
                Shapes.capsule(x - 17, shoulders + 3, 6, x + 17, shoulders + 3, 6),
                Shapes.capsule(x, shoulders - 8, 4.5, x, shoulders + 2, 6),
                Shapes.ellipse(x, shoulders - 20, 9, 10.5));
        Area below = new Area(Shapes.box(0, y, 400, 100, 0));
        Area arms = new Area();
        for (Shape each : List.of(
                Shapes.limb(x - 19, shoulders + 3, 5.8, x - 24, shoulders + 26, 4.6, x - 8, y - 2, 3.6),
                Shapes.limb(x + 19, shoulders + 3, 5.8, x + 24, shoulders + 26, 4.6, x + 8, y - 2, 3.6))) {
            arms.add(new Area(each));
        }
        Area hidden = Shapes.union(lying, below);
        pen.draw(Layer.BODY, Shapes.outside(trunk, Shapes.union(hidden, arms)), Shapes.outside(arms, lying));
    }
}
