package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.List;
import org.lumbar.routine.picture.Pose.Arm;
import org.lumbar.routine.picture.Pose.Leg;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.step.Position;

/** How a person's joints are in each position, and what they lie, sit or lean on. The floor is at {@link #FLOOR}. */
final class Postures {
    static final double FLOOR = 151;
    static final double WALL = 70;

    private Postures() {}

    static Pose of(Position position) {
        return switch (position) {
            case STANDING -> Pose.of(0.86, 1, at(118, 81), 271, 272, new Leg(89, 91, 0), new Arm(124, 84, 1));
            case STANDING_AT_WALL -> Pose.of(0.86, 1, at(97, 90), 272, 272, new Leg(48, 96, 0), new Arm(112, 92, 1));
            case SITTING -> Pose.of(0.94, 1, at(104, 110), 271, 272, new Leg(2, 89, 0), new Arm(136, 105, 1));
            case KNEELING -> Pose.of(0.94, 1, at(122, 106), 270, 271, new Leg(88, 178, 176), new Arm(128, 108, 1));
            case ON_ALL_FOURS -> Pose.of(0.94, -1, at(152, 101), 182, 190, new Leg(91, 4, 8), new Arm(109, 147, -1));
            case CHILDS_POSE ->
                Pose.of(0.94, -1, at(166, 121), 163, 172, new Leg(159, 8, 6), new Arm(76, 145, 1))
                        .withFoldedLegs();
            case LYING_ON_BACK -> Pose.of(1, 1, at(128, 140.5), 180, 182, new Leg(4, 3, 285), new Arm(134, 147, -1));
            case LYING_ON_BACK_KNEES_BENT ->
                Pose.of(1, 1, at(128, 140.5), 180, 182, new Leg(309, 76, 0), new Arm(133, 147, -1));
            case LYING_ON_BACK_KNEES_TO_CHEST ->
                Pose.of(1, 1, at(134, 139), 179, 184, new Leg(226, 338, 300), new Arm(113, 106, -1));
            case LYING_ON_BELLY -> Pose.of(1, -1, at(128, 140.5), 180, 178, new Leg(3, 3, 14), new Arm(133, 146, -1));
            case LYING_ON_SIDE -> Pose.of(0.94, -1, at(132, 92), 180, 184, new Leg(38, 345, 30), new Arm(66, 118, -1));
        };
    }

    /** On a ball or roller the middle of the body is higher than its ends. @param lift how much higher */
    static Pose raised(Pose pose, double lift) {
        boolean bent = pose.knee().getY() < pose.hip().getY() - 10;
        Leg leg = bent ? new Leg(311, 74, 0) : new Leg(14 + lift, 8, 285);
        return Pose.of(1, pose.faces(), at(128, 128 - lift), 168 - 2 * lift, 182, leg, new Arm(92, 121 - lift / 2, 1));
    }

    /** Whether somebody can lay their own hands on their back as they are. */
    static boolean isUpright(Position position) {
        return switch (position) {
            case STANDING, STANDING_AT_WALL, SITTING, KNEELING -> true;
            default -> false;
        };
    }

    static boolean isLying(Position position) {
        return position.name().startsWith("LYING");
    }

    /** Whether the upper half of a picture would be empty. */
    static boolean isLow(Position position) {
        return isLying(position) || position == Position.CHILDS_POSE || position == Position.ON_ALL_FOURS;
    }

    static List<Shape> scene(Position position, boolean table) {
        if (table && isLying(position) && position != Position.LYING_ON_SIDE) {
            return List.of(
                    Shapes.box(38, FLOOR, 184, 5, 2.5),
                    Shapes.line(58, FLOOR + 5, 58, 178),
                    Shapes.line(202, FLOOR + 5, 202, 178));
        }
        return switch (position) {
            case STANDING_AT_WALL ->
                List.of(Shapes.line(WALL, 8, WALL, FLOOR, 170, FLOOR), Shapes.line(WALL - 5, 20, WALL - 5, FLOOR - 12));
            case SITTING ->
                List.of(
                        Shapes.line(60, FLOOR, 180, FLOOR),
                        Shapes.box(82, 120.5, 46, 4.5, 2),
                        Shapes.line(89, 125, 86, FLOOR),
                        Shapes.line(121, 125, 124, FLOOR));
            case LYING_ON_SIDE -> List.of(Shapes.box(26, 60, 190, 88, 10), Shapes.box(42, 74, 34, 40, 9));
            default -> List.of(Shapes.line(38, FLOOR, 222, FLOOR));
        };
    }

    private static Point2D at(double x, double y) {
        return new Point2D.Double(x, y);
    }
}
