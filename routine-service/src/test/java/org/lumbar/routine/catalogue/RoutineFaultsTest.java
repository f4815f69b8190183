package org.lumbar.routine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Said;
import org.lumbar.routine.step.Equipment;

class RoutineFaultsTest {
    private final RoutineFormat format = new RoutineFormat(BuiltInRoutines.rules());
    private final ObjectNode routine = RoutineFormat.tree(
                    BuiltInRoutines.newest(BuiltInRoutines.load(format)).get(3))
            .deepCopy();

    @Test
    void allFaultsAreFoundAtOnce() {
        // Given
        step(0).put("technique", "HAMMER");
        step(0).set("seconds", RoutineFormat.tree("{min: 200, max: 100, origin: practice}"));
        step(1).set("areas", RoutineFormat.tree("{value: [SPINE_MIDLINE], origin: practice}"));
        step(2).put("key", "wall-lean");
        routine.set("stopRules", RoutineFormat.tree("[]"));
        routine.set("course", RoutineFormat.tree("{min: 15, max: 10, origin: practice}"));
        routine.set("dailyLimits", RoutineFormat.tree("[{technique: BALL_ROLL, seconds: 900, origin: practice}]"));

        // Then
        assertThat(format.faults(routine))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactlyInAnyOrder(
                        "unknown-technique /steps/0/technique",
                        "min-above-max /steps/0/seconds/min",
                        "forbidden-area /steps/1/areas/value/0",
                        "repeated-step-key /steps/2/key",
                        "min-above-max /course/min",
                        "above-daily-limit /dailyLimits/0/seconds",
                        "unknown-step /progressions/1/to",
                        "ambiguous-alternative /steps/2/insteadOf/0",
                        "missing-stop-rule /stopRules",
                        "missing-stop-rule /stopRules",
                        "missing-stop-rule /stopRules");
    }

    @Test
    void mannersOfUnknownWordsAndMediaOfOtherAddressesAreFaults() {
        step(0).set(
                        "manner",
                        RoutineFormat.tree(
                                "{positions: {value: [ON_THE_HEAD], origin: us}, direction: {value: SIDEWAYS, origin: us}}"));
        step(1).set(
                        "manner",
                        RoutineFormat.tree("{hands: {value: [], origin: us}, feet: {value: [HEELS], origin: us}}"));
        for (String href :
                List.of("http://a.example/x.png", "javascript:alert(1)", "https://a.example/x y", "https://")) {
            ObjectNode media = (ObjectNode) RoutineFormat.tree("{type: image/png, title: T, origin: us}");
            step(2).set("media", media.put("href", href));

            assertThat(format.faults(routine))
                    .extracting(Fault::pointer)
                    .contains(
                            "/steps/0/manner/positions/value/0",
                            "/steps/0/manner/direction/value",
                            "/steps/1/manner/hands/value",
                            "/steps/1/manner/feet",
                            "/steps/2/media/href");
        }
    }

    @Test
    void moreBallWorkThanADayAllowsIsAFault() {
        step(0).set("seconds", RoutineFormat.tree("{min: 301, max: 400, origin: practice}"));

        assertThat(format.faults(routine)).extracting(Fault::code).containsExactly("above-daily-limit");
    }

    @Test
    void aBallOrRollerUnderAnotherTechniqueIsAFault() {
        step(1).put("technique", "STROKE_DEEP");

        assertThat(format.faults(routine))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactly("technique-contradicts-equipment /steps/1/technique");
    }

    @ParameterizedTest
    @CsvSource({
        "tennis ball,true",
        "Tennis or massage BALL,true",
        "two balls,true",
        "foam roller,true",
        "foamroller,true",
        "'massage stick, foam-roller',true",
        "hands,false",
        "massager with controller,false",
        "balm,false",
        "ballpoint,false"
    })
    void aBallOrRollerIsKnownByItsName(String thing, boolean rolls) {
        assertThat(Equipment.isBallOrRoller(thing)).isEqualTo(rolls);
    }

    @Test
    void aForcefulRoutineMustNameTheStrictStops() {
        // Given
        routine.set("stopRules", RoutineFormat.tree("[{value: STOP_DISCOMFORT, origin: practice}]"));

        // Then
        assertThat(format.faults(routine))
                .extracting(Fault::detail)
                .containsExactly(
                        "A routine with these steps must name STOP_BONE_PAIN.",
                        "A routine with these steps must name STOP_EXCRUCIATING.");
    }

    @Test
    void aMisspeltFieldIsAFaultAtItsPlace() {
        step(1).put("tecnique", "KNEAD");
        step(1).remove("title");

        assertThat(format.faults(routine))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactlyInAnyOrder("unknown-field /steps/1/tecnique", "missing /steps/1/title");
    }

    @Test
    void aStepStandsInForStepsThatAreThereAndForNoStandIn() {
        step(0).set("insteadOf", RoutineFormat.tree("[floor, no-such-step]"));
        step(1).set("insteadOf", RoutineFormat.tree("[wall-move]"));
        step(2).set("insteadOf", RoutineFormat.tree("[]"));

        assertThat(format.faults(routine))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactly("unknown-step /steps/0/insteadOf/1", "ambiguous-alternative /steps/1/insteadOf/0");
    }

    @Test
    void aRoutineThatIsTooLongForAPlanIsAFaultButWhatWasPublishedStaysReadable() {
        // Given
        takeLanguagesAway();
        ArrayNode advice = routine.putArray("advice");
        for (int i = 0; i < 600; i++) {
            advice.addObject().put("value", "x".repeat(499)).put("origin", "practice");
        }

        // Then
        assertThat(format.faults(routine)).extracting(Fault::code).containsExactly("too-large");
        assertThat(format.published(routine).advice()).hasSize(600);
    }

    @Test
    void aLanguageIsWellFormedOnceThereAndWhole() {
        // Given
        ObjectNode texts = (ObjectNode) routine.get("texts");
        texts.set("DE", RoutineFormat.tree("{title: Ball}"));
        texts.set("de_AT", RoutineFormat.tree("{title: Ball}"));
        texts.set("en", RoutineFormat.tree("{title: Ball, frequency: [{when: often, text: Always}]}"));
        step(0).set("texts", RoutineFormat.tree("{de: {title: A, instruction: B, equipment: [C]}, fr: {title: A}}"));
        step(1).set("texts", RoutineFormat.tree("{de: Ball}"));

        // Then
        assertThat(format.faults(routine))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .contains(
                        "ill-formed-language /texts/de_AT",
                        "repeated-language /texts/DE",
                        "repeated-language /texts/en",
                        "texts-do-not-match /texts/en/frequency/0/when",
                        "missing /steps/0/texts/DE",
                        "texts-do-not-match /steps/0/texts/de/equipment",
                        "unknown-language /steps/0/texts/fr",
                        "missing /steps/0/texts/fr/instruction",
                        "wrong-type /steps/1/texts/de");
        routine.put("language", "en us");
        assertThat(format.faults(routine))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .contains("wrong-format /language");
    }

    @Test
    void aRoutineWithoutLanguagesIsInEnglishAndInNoOther() {
        // Given: written before there were languages
        takeLanguagesAway();

        // Then
        assertThat(format.faults(routine)).isEmpty();
        assertThat(format.published(routine).said("de"))
                .isEqualTo(new Said("Ball or roller, from the wall to the floor", "en"));
    }

    @Test
    void whatIsNoRoutineAtAllIsAFaultAndNoCrash() {
        for (String text :
                new String[] {"[]", "7", "null", "{}", "{steps: 3}", "{steps: [3], progressions: [4]}", ""}) {
            JsonNode tree = RoutineFormat.tree(text);
            assertThat(format.faults(tree)).as(text).isNotEmpty();
        }
    }

    private void takeLanguagesAway() {
        routine.remove(List.of("language", "texts"));
        routine.get("steps").forEach(step -> ((ObjectNode) step).remove("texts"));
    }

    private ObjectNode step(int i) {
        return (ObjectNode) routine.get("steps").get(i);
    }
}
