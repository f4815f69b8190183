package org.lumbar.routine.picture;

import java.awt.Shape;
import java.awt.geom.Area;
import java.util.List;
import java.util.Set;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.picture.stroke.Shapes;
import org.lumbar.routine.step.HandPart;
import org.lumbar.routine.step.Position;

/** What is shown where nobody's back is. */
final class Scenes {
    /** Techniques that are done with hands on a body. */
    static final Set<String> HANDS = Set.of(
            "OIL",
            "STROKE_LIGHT",
            "STROKE_DEEP",
            "CIRCULAR",
            "THUMB_PRESSURE",
            "KNEAD",
            "RUB",
            "TRIGGER_POINT",
            "TAP",
            "PAT");

    private Scenes() {}

    /** A position that nobody reads anything into, where none is said. Empty: the things alone. */
    static List<Position> usual(PictureFacts facts) {
        return switch (facts.technique()) {
            case "POSITION" -> facts.tools().isEmpty() ? List.of(Position.STANDING) : List.of();
            case "REST" -> List.of(Position.LYING_ON_BACK);
            case "HYDRATE", "ASK", "BREATHING" -> List.of(Position.SITTING);
            default -> List.of(Position.STANDING);
        };
    }

    /** The things of the step, side by side. */
    static void things(Pen pen, PictureFacts facts) {
        List<Tool> tools = facts.tools().stream().limit(4).toList();
        double scale = tools.size() < 3 ? 2.4 : 1.9;
        for (int i = 0; i < tools.size(); i++) {
            Pen here = pen.at(240 * (i + 0.5) / tools.size(), 92, scale);
            ToolShapes.of(tools.get(i)).forEach(shape -> here.draw(Layer.TOOL, shape));
        }
        pen.draw(Layer.SCENE, Shapes.line(24, 130, 216, 130));
    }

    /** Two hands that are rubbed together, oil between them. */
    static void oiledHands(Pen pen) {
        Pen left = pen.at(88, 150, 2.6);
        Held right = Held.of(HandPart.PALMS);
        Area hand = Shapes.union(right.outline(), Shapes.capsule(0, 0, 4.4, 10, 22, 5.4));
        Shape second = Shapes.mirrored(Shapes.placed(hand, 0, 0, -12, 1));
        left.draw(Layer.BODY, Shapes.placed(second, 0, 0, 0, 1));
        pen.at(140, 150, 2.6).draw(Layer.BODY, Shapes.placed(hand, 0, 0, -12, 1));
        for (double x : new double[] {106, 114, 122}) {
            pen.draw(Layer.FULL, ToolShapes.drop(x, x == 114 ? 62 : 74, 1.8));
        }
        Pen bottle = pen.at(206, 60, 1.7);
        ToolShapes.of(Tool.OIL).forEach(shape -> bottle.draw(Layer.TOOL, shape));
    }
}
