package org.lumbar.routine.screening;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.lumbar.routine.catalogue.Sourced;
import org.lumbar.routine.problem.Fault;

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

    /** Why these answers to this form speak against a plan; empty if they don't. Every reason is named. */
    List<Fault> reasonsAgainst(ScreeningAnswers given, String at) {
        List<Fault> reasons = new ArrayList<>();
        for (ScreeningQuestion question : questions) {
            Boolean yes = given.answers().get(question.key());
            String pointer = at + "/answers/" + question.key();
            if (yes == null) {
                reasons.add(new Fault("screening-unanswered", pointer, question.text()));
            } else if (yes) {
                String code = "screening-"
                        + question.onYes().name().toLowerCase(Locale.ROOT).replace('_', '-');
                reasons.add(new Fault(code, pointer, question.text()));
            }
        }
        return List.copyOf(reasons);
    }

    /** Answers hold for {@link #validDays()} from the moment they were given. */
    public boolean hasExpired(Instant answeredAt, Instant now) {
        return answeredAt.plus(Duration.ofDays(validDays.value())).isBefore(now);
    }
}
