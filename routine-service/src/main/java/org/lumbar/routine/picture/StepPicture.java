package org.lumbar.routine.picture;

import java.util.List;
import java.util.Locale;
import org.lumbar.routine.picture.stroke.Layer;
import org.lumbar.routine.picture.stroke.Pen;
import org.lumbar.routine.step.Position;

/** The picture of a step as SVG. It takes its colour from the page around it, has no script, no style and no address in it. */
public final class StepPicture {
    private static final double WIDTH = 240;

    private StepPicture() {}

    /**
     * The picture, of at most 6 KB.
     *
     * @param language of its title: one that this knows, otherwise English
     */
    public static String of(PictureFacts facts, Locale language) {
        PictureTitle title = PictureTitle.in(language);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 0 240 180\" role=\"img\""
                + " lang=\""
                + title.tag() + "\"><title>" + escaped(title.of(facts))
                + "</title><g fill=\"none\" stroke=\"currentColor\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
                + drawn(facts) + "</g></svg>";
    }

    private static String drawn(PictureFacts facts) {
        Pen pen = new Pen();
        if (facts.technique().equals("OIL") && facts.areas().isEmpty()) {
            Scenes.oiledHands(pen);
        } else if (isOnTheBack(facts)) {
            back(pen, facts);
        } else {
            whole(pen, facts);
        }
        if (facts.recurring()) {
            Badges.recurring(pen.at(224, 16, 1));
        }
        return pen.paths();
    }

    private static boolean isOnTheBack(PictureFacts facts) {
        return switch (facts.technique()) {
            case "BREATHING", "HYDRATE", "REST", "POSITION", "ASK", "STRETCH" -> false;
            case "HEAT", "COLD", "BALL_ROLL" -> facts.positions().isEmpty();
            default -> isKnown(facts.technique()) || !facts.areas().isEmpty();
        };
    }

    private static boolean isKnown(String technique) {
        return Scenes.HANDS.contains(technique);
    }

    /** The back, and small beside it how the person sits or lies. */
    private static void back(Pen pen, PictureFacts facts) {
        new BackView(pen.at(156, 0, 1), facts).draw();
        facts.positions().stream()
                .findFirst()
                .ifPresent(position -> new SideView(pen.at(-14, 66, 0.42), facts, position).drawSmall());
        tools(pen, facts, 16, 22, 1);
        badges(pen, facts, 8, 172);
    }

    private static void whole(Pen pen, PictureFacts facts) {
        List<Position> positions = facts.positions().isEmpty() ? Scenes.usual(facts) : facts.positions();
        if (positions.isEmpty()) {
            Scenes.things(pen, facts);
            return;
        }
        double scale = positions.size() == 1 ? 1 : positions.size() == 2 ? 0.62 : 0.44;
        for (int i = 0; i < positions.size(); i++) {
            double middle = WIDTH * (i + 0.5) / positions.size();
            double centre = positions.size() == 1 ? 120 : 124;
            double lower = Postures.isLow(positions.get(i)) ? 28 : 0;
            Pen here = pen.at(middle - centre * scale, (positions.size() == 1 ? 0 : 40) - lower * scale, scale);
            new SideView(here, facts, positions.get(i)).draw();
        }
        tools(pen, facts, 216, 24, -1);
        badges(pen, facts, 8, 174);
    }

    private static void tools(Pen pen, PictureFacts facts, double x, double y, int step) {
        List<Tool> tools = facts.tools().stream()
                .filter(tool -> !(tool == Tool.TABLE
                        || tool == Tool.WATER && facts.technique().equals("HYDRATE")))
                .limit(3)
                .toList();
        for (int i = 0; i < tools.size(); i++) {
            Pen here = pen.at(x + 31.0 * i * step, y, 0.9);
            ToolShapes.of(tools.get(i)).forEach(shape -> here.draw(Layer.TOOL, shape));
        }
    }

    private static void badges(Pen pen, PictureFacts facts, double x, double y) {
        if (facts.pressure() != null) {
            Badges.pressure(pen.at(x, y, 1), facts.from(), facts.pressure());
        }
        if (facts.hold()) {
            Badges.hold(pen.at(x + (facts.pressure() == null ? 0 : 46), y, 1));
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .filter(each -> each >= 0x20 && each != 0x7F && (each < 0xD800 || each > 0xDFFF) && each < 0xFFFE)
                .forEach(each -> {
                    switch (each) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> escaped.appendCodePoint(each);
                    }
                });
        return escaped.toString();
    }
}
