package org.lumbar.routine.picture;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;
import org.lumbar.routine.step.HandPart;
import org.lumbar.routine.step.Position;
import org.lumbar.routine.step.Pressure;

/** Says what a picture shows, for whoever does not see it. */
final class PictureTitle {
    private static final String WORDS = "lumbar.routine.picture.words";
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle words;

    private PictureTitle(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(WORDS, language, NO_OTHER);
    }

    /** German for a German locale, English for all others. */
    static PictureTitle in(Locale wanted) {
        boolean german = wanted.getLanguage().equals(Locale.GERMAN.getLanguage());
        return new PictureTitle(german ? Locale.GERMAN : Locale.ROOT);
    }

    String tag() {
        return language.equals(Locale.GERMAN) ? "de" : "en";
    }

    String of(PictureFacts facts) {
        List<String> parts = new ArrayList<>();
        if (!facts.positions().isEmpty()) {
            parts.add(either(facts.positions().stream().map(this::position).toList()));
        }
        parts.add(technique(facts));
        if (facts.technique().equals("BALL_ROLL")
                && !facts.positions().isEmpty()
                && !facts.tools().isEmpty()) {
            boolean wall = facts.positions().contains(Position.STANDING_AT_WALL);
            parts.add(say(wall ? "between" : "under", either(names(facts))));
        } else if (!names(facts).isEmpty()) {
            parts.add(say("with", String.join(", ", names(facts))));
        }
        Pressure pressure = facts.pressure();
        if (pressure != null) {
            parts.add(
                    facts.from() == null
                            ? say("pressure." + pressure)
                            : say("growing", say("level." + facts.from()), say("level." + pressure)));
        }
        if (facts.hold()) {
            parts.add(say("hold"));
        }
        if (facts.recurring()) {
            parts.add(say("recurring"));
        }
        String title = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return title.isEmpty() ? title : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    /** The technique, with what of the hand, where and where to. */
    private String technique(PictureFacts facts) {
        String key = "technique." + facts.technique();
        boolean nowhere = facts.areas().isEmpty() && words.containsKey(key + ".nowhere");
        List<String> said = new ArrayList<>();
        said.add(words.containsKey(key) ? say(nowhere ? key + ".nowhere" : key) : facts.technique());
        if (!facts.hands().isEmpty()) {
            said.add(hands(facts.hands()));
        }
        if (!facts.areas().isEmpty()) {
            said.add(all(facts.areas().stream().map(this::area).toList()));
        }
        Direction direction = facts.direction();
        if (direction != null) {
            boolean arms = direction == Direction.OUTWARD && facts.areas().contains(Area.UPPER_ARMS);
            said.add(say("direction." + direction + (arms ? ".arms" : "")));
        }
        if (facts.byAnother()
                && Scenes.HANDS.contains(facts.technique())
                && !facts.areas().isEmpty()) {
            said.add(say("another"));
        }
        return said.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private String hands(List<HandPart> hands) {
        List<String> names = hands.stream().map(this::hand).toList();
        boolean together = hands.contains(HandPart.THUMBS) && hands.contains(HandPart.FINGERTIPS);
        return say("hands", together ? all(names) : either(names));
    }

    private String position(Position position) {
        return say("position." + position);
    }

    private String area(Area area) {
        return say("area." + area);
    }

    private String hand(HandPart part) {
        return say("hand." + part);
    }

    private List<String> names(PictureFacts facts) {
        return facts.tools().stream()
                .filter(tool -> tool != Tool.WATER || !facts.technique().equals("HYDRATE"))
                .map(tool -> say("tool." + tool))
                .toList();
    }

    private String either(List<String> names) {
        return joined(names, say("or"));
    }

    private String all(List<String> names) {
        return joined(names, say("and"));
    }

    private static String joined(List<String> names, String word) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " " + word + " "
                        + names.get(names.size() - 1);
    }

    private String say(String key, String... values) {
        return values.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), language).format(values);
    }
}
