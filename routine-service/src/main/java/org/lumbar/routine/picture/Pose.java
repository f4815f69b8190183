package org.lumbar.routine.picture;

import java.awt.geom.Point2D;

/**
 * A person from the side: where the joints are. Bones have the lengths of an adult; an angle of 0 points right, 90 down.
 *
 * @param size 1 for a person of about 170 units
 * @param faces 1 if somebody who stood up would look right, -1 if left
 * @param trunk angle from hip to shoulder
 * @param folded whether thighs lie against the trunk and are drawn before it
 */
record Pose(
        double size,
        int faces,
        double trunk,
        boolean folded,
        Point2D hip,
        Point2D shoulder,
        Point2D head,
        Point2D knee,
        Point2D ankle,
        Point2D toe,
        Point2D elbow,
        Point2D hand) {
    private static final double TRUNK = 46;
    private static final double NECK = 19;
    private static final double THIGH = 40;
    private static final double SHANK = 38;
    private static final double FOOT = 12;
    private static final double UPPER_ARM = 27;
    private static final double FOREARM = 27;

    /** Angles of a leg. */
    record Leg(double thigh, double shank, double foot) {}

    /** Where a hand is, and on which side of the line to it the elbow is: 1 or -1. */
    record Arm(double handX, double handY, int elbow) {}

    static Pose of(double size, int faces, Point2D hip, double trunk, double head, Leg leg, Arm arm) {
        Point2D shoulder = from(hip, trunk, TRUNK * size);
        Point2D knee = from(hip, leg.thigh(), THIGH * size);
        Point2D ankle = from(knee, leg.shank(), SHANK * size);
        Point2D hand = new Point2D.Double(arm.handX(), arm.handY());
        return new Pose(
                size,
                faces,
                trunk,
                false,
                hip,
                shoulder,
                from(shoulder, head, NECK * size),
                knee,
                ankle,
                from(ankle, leg.foot(), FOOT * size),
                elbow(shoulder, hand, arm.elbow(), size),
                hand);
    }

    Pose withFoldedLegs() {
        return new Pose(size, faces, trunk, true, hip, shoulder, head, knee, ankle, toe, elbow, hand);
    }

    /** The same person with the hand elsewhere. */
    Pose reaching(Arm arm) {
        Point2D to = new Point2D.Double(arm.handX(), arm.handY());
        Point2D bend = elbow(shoulder, to, arm.elbow(), size);
        return new Pose(size, faces, trunk, folded, hip, shoulder, head, knee, ankle, toe, bend, to);
    }

    /** The direction from the trunk's axis out of the back. */
    double backwards() {
        return trunk - 90 * faces;
    }

    /** A point of the trunk: along from hip (0) to shoulder (1), and out of the axis, backwards. */
    Point2D onTrunk(double along, double out) {
        double x = hip.getX() + (shoulder.getX() - hip.getX()) * along;
        double y = hip.getY() + (shoulder.getY() - hip.getY()) * along;
        return from(new Point2D.Double(x, y), backwards(), out * size);
    }

    static Point2D from(Point2D start, double degrees, double length) {
        double angle = Math.toRadians(degrees);
        return new Point2D.Double(start.getX() + length * Math.cos(angle), start.getY() + length * Math.sin(angle));
    }

    private static Point2D elbow(Point2D shoulder, Point2D hand, int side, double size) {
        double upper = UPPER_ARM * size;
        double fore = FOREARM * size;
        double reach = Math.min(shoulder.distance(hand), upper + fore - 0.01);
        double along = (upper * upper - fore * fore + reach * reach) / (2 * reach);
        double aside = Math.sqrt(Math.max(0, upper * upper - along * along));
        double to = Math.toDegrees(Math.atan2(hand.getY() - shoulder.getY(), hand.getX() - shoulder.getX()));
        return from(from(shoulder, to, along), to + 90 * side, aside);
    }
}
