package org.lumbar.routine.picture.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.catalogue.Actor;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.picture.PictureFacts;
import org.lumbar.routine.picture.StepPictureTest;
import org.lumbar.routine.step.Step;

class RoutinePicturesTest {
    private static final int LARGEST = 6 * 1024;
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Routines routines = new Routines();
    private final RoutinePictures pictures = new RoutinePictures(routines);

    @Test
    void everyBuiltInStepHasAPictureThatSaysWhatItShowsInBothLanguages() throws Exception {
        for (Routine newest : routines.all(null)) {
            for (Routine routine :
                    List.of(newest, routines.find(null, newest.key(), 1).orElseThrow())) {
                for (Step step : routine.steps()) {
                    String inEnglish = pictures.of(routine, step, Locale.ENGLISH);
                    String inGerman = pictures.of(routine, step, Locale.GERMAN);
                    assertThat(StepPictureTest.title(StepPictureTest.read(inEnglish)))
                            .as(routine.key() + " " + step.key())
                            .isNotBlank()
                            .isNotEqualTo(StepPictureTest.title(StepPictureTest.read(inGerman)));
                    assertThat(List.of(inEnglish, inGerman))
                            .allSatisfy(svg -> assertThat(svg.getBytes(StandardCharsets.UTF_8).length)
                                    .as(routine.key() + " " + step.key())
                                    .isLessThanOrEqualTo(LARGEST));
                }
            }
        }
    }

    @Test
    void stepsThatDifferInWhatAPictureShowsHaveDifferentPictures() {
        Map<PictureFacts, String> drawings = new HashMap<>();
        for (Routine routine : routines.all(null)) {
            boolean byAnother = !routine.actors().contains(Actor.SELF);
            for (Step step : routine.steps()) {
                String drawing = pictures.of(routine, step, Locale.ENGLISH).replaceAll("<title>.*</title>", "");
                String other = drawings.put(PictureFacts.of(step, step.manner(), byAnother), drawing);
                assertThat(other == null || other.equals(drawing))
                        .as(step.key())
                        .isTrue();
            }
        }

        Set<String> different = new HashSet<>(drawings.values());
        assertThat(different).hasSameSizeAs(drawings.keySet()).hasSizeGreaterThan(40);
    }

    @Test
    void aVersionThatWasShippedBeforeThereWereMannersIsDrawnAsTheNewestOne() {
        Routine first = routines.find(null, "eight-steps", 1).orElseThrow();
        Routine newest = routines.find(null, "eight-steps", null).orElseThrow();

        for (Locale language : LANGUAGES) {
            assertThat(pictures.of(first, first.step("gentle-strokes"), language))
                    .isEqualTo(pictures.of(newest, newest.step("gentle-strokes"), language))
                    .contains(language == Locale.GERMAN ? "Aufrecht sitzend" : "Sitting upright");
        }
    }
}
