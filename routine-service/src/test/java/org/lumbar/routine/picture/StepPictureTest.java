package org.lumbar.routine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Direction;
import org.lumbar.routine.step.HandPart;
import org.lumbar.routine.step.Position;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Technique;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public class StepPictureTest {
    private static final Set<String> ELEMENTS = Set.of("svg", "title", "g", "path");
    private static final Set<String> ATTRIBUTES = Set.of(
            "xmlns",
            "class",
            "viewBox",
            "role",
            "lang",
            "d",
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin");

    @ParameterizedTest
    @EnumSource
    void everyTechniqueIsDrawnInEveryPositionByOneselfAndByAnother(Technique technique) throws Exception {
        for (Position position : Position.values()) {
            for (boolean byAnother : new boolean[] {true, false}) {
                Document picture = read(StepPicture.of(
                        facts(technique.name(), byAnother, List.of(position), Direction.UP, List.of()),
                        Locale.ENGLISH));

                assertThat(picture.getElementsByTagName("path").getLength()).isPositive();
                assertThat(title(picture)).hasSizeGreaterThan(5);
            }
        }
    }

    @Test
    void whatIsSaidOfAStepIsSeenAndWhatIsNotIsNot() {
        List<PictureFacts> all = new ArrayList<>();
        for (Position position : Position.values()) {
            all.add(facts("STRETCH", false, List.of(position), null, List.of()));
            all.add(facts("KNEAD", false, List.of(position), null, List.of()));
        }
        all.add(facts("STRETCH", false, List.of(Position.CHILDS_POSE, Position.ON_ALL_FOURS), null, List.of()));
        for (String technique : List.of("STROKE_LIGHT", "STROKE_DEEP", "CIRCULAR", "RUB")) {
            Stream.of(Direction.values())
                    .filter(direction -> direction != Direction.AROUND || technique.startsWith("STROKE"))
                    .forEach(direction ->
                            all.add(facts(technique, true, List.of(), direction, List.of(HandPart.PALMS))));
            all.add(facts(technique, true, List.of(), null, List.of(HandPart.PALMS)));
        }
        for (HandPart part : HandPart.values()) {
            all.add(facts("TAP", true, List.of(), null, List.of(part)));
            all.add(facts("TAP", false, List.of(), null, List.of(part)));
        }

        Map<String, List<PictureFacts>> byDrawing =
                all.stream().collect(Collectors.groupingBy(StepPictureTest::drawing));
        assertThat(byDrawing.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    @Test
    void aTechniqueOfANewerCatalogueIsNamedAndTheFigureIsThere() throws Exception {
        PictureFacts newer = facts("CUPPING", false, List.of(Position.SITTING), null, List.of());
        PictureFacts nowhere = new PictureFacts(
                "CUPPING", false, false, List.of(), List.of(), null, List.of(), List.of(), null, null, false);

        for (PictureFacts each : List.of(newer, nowhere)) {
            Document picture = read(StepPicture.of(each, Locale.GERMAN));
            assertThat(title(picture)).contains("CUPPING");
            assertThat(StepPicture.of(each, Locale.GERMAN)).contains("pic-body").doesNotContain("pic-mark");
        }
    }

    @Test
    void hostileWordsAreTextAndNothingElse() throws Exception {
        for (String hostile : List.of(
                "</title><script>alert(1)</script>",
                "\"><image href=\"https://evil.example/x\"/>",
                "]]>&lt;&amp;<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;",
                "{0} {1} '' \u0000\u0008\uFFFF\uD800")) {
            Document picture = read(StepPicture.of(facts(hostile, false, List.of(), null, List.of()), Locale.ENGLISH));

            assertThat(title(picture)).containsIgnoringCase(hostile.substring(0, 3));
        }
    }

    @Test
    void bothLanguagesHaveTheSameWordsAndOneForEverythingThereIs() throws Exception {
        Properties english = words("words.properties");
        Properties german = words("words_de.properties");
        Set<String> needed = new TreeSet<>();
        Stream.of(Position.values()).forEach(each -> needed.add("position." + each));
        Stream.of(Technique.values()).forEach(each -> needed.add("technique." + each));
        Stream.of(Area.values()).forEach(each -> needed.add("area." + each));
        Stream.of(Direction.values()).forEach(each -> needed.add("direction." + each));
        Stream.of(HandPart.values()).forEach(each -> needed.add("hand." + each));
        Stream.of(Tool.values()).forEach(each -> needed.add("tool." + each));
        Stream.of(Pressure.values()).forEach(each -> needed.addAll(List.of("pressure." + each, "level." + each)));

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).containsAll(needed);
    }

    @Test
    void whoDoesNotSeeItHearsPositionThingWhereAndHowLong() {
        PictureFacts facts = new PictureFacts(
                "BALL_ROLL",
                false,
                false,
                List.of(Position.LYING_ON_BACK_KNEES_BENT),
                List.of(Area.LOWER_BACK),
                Direction.UP_AND_DOWN,
                List.of(),
                Tool.namedIn(List.of("tennis ball or foam roller", "floor")),
                Pressure.LIGHT,
                Pressure.MODERATE,
                true);

        assertThat(PictureTitle.in(Locale.UK).of(facts))
                .isEqualTo("Lying on the back, knees bent and feet flat; rolling on the lower back up and down;"
                        + " a ball or a roller under the back; pressure growing from light to moderate; hold");
        assertThat(PictureTitle.in(Locale.forLanguageTag("de-AT")).of(facts))
                .isEqualTo("In Rückenlage, Knie angewinkelt, Füße aufgestellt; Rollen am unteren Rücken auf und ab;"
                        + " Ball oder Rolle unter dem Rücken; Druck von leicht bis mäßig steigend; halten");
    }

    /** The text, as long as it is a picture that harms no page: few elements, no script, style, address or reference. */
    public static Document read(String svg) throws Exception {
        DocumentBuilderFactory strict = DocumentBuilderFactory.newInstance();
        strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document picture = strict.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        NodeList all = picture.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(ELEMENTS).contains(element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                assertThat(ATTRIBUTES).contains(attributes.item(j).getNodeName());
                assertThat(attributes.item(j).getNodeValue()).doesNotContain("url(", "data:", "javascript:");
            }
        }
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(picture.getDocumentElement().getFirstChild().getNodeName()).isEqualTo("title");
        return picture;
    }

    /** What the picture says to whoever does not see it. */
    public static String title(Document picture) {
        return picture.getElementsByTagName("title").item(0).getTextContent();
    }

    private static String drawing(PictureFacts facts) {
        return StepPicture.of(facts, Locale.ENGLISH).replaceAll("<title>.*</title>", "");
    }

    private static PictureFacts facts(
            String technique,
            boolean byAnother,
            List<Position> positions,
            @Nullable Direction direction,
            List<HandPart> hands) {
        return new PictureFacts(
                technique,
                byAnother,
                false,
                positions,
                List.of(Area.LOWER_BACK),
                direction,
                hands,
                List.of(),
                null,
                null,
                false);
    }

    private static Properties words(String file) throws Exception {
        Properties words = new Properties();
        try (var in = StepPicture.class.getResourceAsStream("/lumbar/routine/picture/" + file)) {
            words.load(new java.io.InputStreamReader(
                    java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
        }
        return words;
    }
}
