package org.lumbar.routine.screening;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.state.ScreeningResult;
import org.lumbar.routine.step.Sourced;

/**
 * One version of the questions.
 *
 * @param validDays after so many days the answers have expired and are asked for again
 */
public record ScreeningForm(String version, Sourced<Integer> validDays, List<ScreeningQuestion> questions) {
    private static final String FOLDER = "/lumbar/routine/screening/";
    private static final List<String> VERSIONS = List.of("2026-1", "2026-2");

    /** Every form that was ever asked, the one that is asked today last. */
    static List<ScreeningForm> all() {
        return VERSIONS.stream().map(ScreeningForm::load).toList();
    }

    private static ScreeningForm load(String version) {
        String file = FOLDER + version + ".yaml";
        try (InputStream in = Objects.requireNonNull(ScreeningForm.class.getResourceAsStream(file), file)) {
            return new YAMLMapper().readValue(in, ScreeningForm.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The screening form " + version + " can't be read", e);
        }
    }

    /** The questions that were answered with yes, in the order of the form. */
    List<ScreeningQuestion> answeredYes(ScreeningAnswers given) {
        return questions.stream()
                .filter(question -> Boolean.TRUE.equals(given.answers().get(question.key())))
                .toList();
    }

    /** What the gravest yes means. */
    ScreeningResult result(ScreeningAnswers given) {
        return answeredYes(given).stream()
                .map(question -> question.onYes().result())
                .max(Comparator.naturalOrder())
                .orElse(ScreeningResult.PASSED);
    }

    /** Every yes as a reason against a plan. */
    List<Fault> saidYes(ScreeningAnswers given) {
        return answeredYes(given).stream()
                .map(question -> new Fault(
                        "screening-"
                                + question.onYes()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        "/screening/answers/" + question.key(),
                        question.text()))
                .toList();
    }

    /** Every question that was left open as a reason against a plan. */
    List<Fault> unanswered(ScreeningAnswers given) {
        return questions.stream()
                .filter(question -> !given.answers().containsKey(question.key()))
                .map(question ->
                        new Fault("screening-unanswered", "/screening/answers/" + question.key(), question.text()))
                .toList();
    }

    /** Answers hold for {@link #validDays()} from the moment they were given. */
    public boolean hasExpired(Instant answeredAt, Instant now) {
        return answeredAt.plus(Duration.ofDays(validDays.value())).isBefore(now);
    }
}
