package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Area;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.routine.picture.stroke.Shapes;

/** A person from behind, from the head to the thighs; the spine is the axis x = 0, and the head is above. */
final class BackBody {
    private static final double[] RIGHT_SIDE = {
        6.5, 26, 9, 34, 24, 40, 40, 45.5, 44, 56, 36.5, 82, 31.5, 102, 35, 120, 42, 146, 39, 196
    };

    private BackBody() {}

    static Area torso() {
        int points = RIGHT_SIDE.length / 2;
        double[] around = new double[4 * points];
        for (int i = 0; i < points; i++) {
            around[2 * i] = RIGHT_SIDE[2 * i];
            around[2 * i + 1] = RIGHT_SIDE[2 * i + 1];
            int other = 2 * points - 1 - i;
            around[2 * other] = -RIGHT_SIDE[2 * i];
            around[2 * other + 1] = RIGHT_SIDE[2 * i + 1];
        }
        return Shapes.union(
                Shapes.smooth(true, around), Shapes.ellipse(0, 15, 11.5, 13.5), Shapes.box(-6, 22, 12, 14, 2));
    }

    /** Hanging, or lying along the body. */
    static Area armAlong() {
        return Shapes.limb(40.5, 54, 9, 50.5, 88, 6.3, 53, 114, 4.6, 52.5, 124, 4.8, 51, 134, 2.4);
    }

    static Area armAside() {
        return Shapes.limb(40.5, 54, 9, 72, 84, 6);
    }

    /** From the elbow beside the body to a wrist. */
    static Area forearm(double x, double y) {
        return Shapes.capsule(72, 84, 6, x, y, 4.4);
    }

    /** Of somebody who stands at the person's thighs. */
    static Area giversForearm(double x, double y) {
        return Shapes.capsule(x + 62, y + 130, 9, x, y, 4.4);
    }

    /** Shoulder blades, edges of ribs and pelvis, folds: what tells a client where they are. */
    static List<Shape> details() {
        List<Shape> details = new ArrayList<>();
        List<Shape> side = List.of(
                Shapes.smooth(false, 13, 58, 20, 64, 22, 74, 17, 82),
                Shapes.smooth(false, 33, 80, 25, 86, 14, 84),
                Shapes.smooth(false, 34, 119, 25, 119, 15, 126),
                Shapes.smooth(false, 3, 167, 14, 171, 28, 166));
        side.forEach(line -> {
            details.add(line);
            details.add(Shapes.mirrored(line));
        });
        details.add(Shapes.smooth(false, 0, 147, 1, 157, 0, 167));
        return details;
    }
}
