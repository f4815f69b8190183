package org.lumbar.routine.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.state.ScreeningResult;

/** Every form that was ever asked: answers are judged by the one that they answer. */
final class ScreeningForms {
    private final List<ScreeningForm> forms = ScreeningForm.all();

    /** The questions that are asked today. */
    ScreeningForm newest() {
        return forms.get(forms.size() - 1);
    }

    /** @throws Refused 400 if there never was such a form */
    void requireKnown(ScreeningAnswers answers, String pointer) {
        if (of(answers).isEmpty()) {
            throw Refused.invalid(
                    List.of(new Fault("unknown-screening-version", pointer, "There is no such version of the form.")));
        }
    }

    ScreeningResult result(ScreeningAnswers answers) {
        return of(answers).map(form -> form.result(answers)).orElse(ScreeningResult.PASSED);
    }

    /** Keys of the questions that were answered with yes. */
    List<String> yes(ScreeningAnswers answers) {
        return of(answers).stream()
                .flatMap(form -> form.answeredYes(answers).stream())
                .map(ScreeningQuestion::key)
                .toList();
    }

    /** Each yes. */
    List<Fault> saidYes(ScreeningAnswers answers) {
        return of(answers).map(form -> form.saidYes(answers)).orElse(List.of());
    }

    /** What is missing to know enough: an answer, or today's questions. */
    List<Fault> gaps(ScreeningAnswers answers) {
        List<Fault> gaps = new ArrayList<>();
        of(answers).ifPresent(form -> gaps.addAll(form.unanswered(answers)));
        if (!answers.version().equals(newest().version())) {
            gaps.add(new Fault("screening-outdated", "/screening/version", "The questions have changed; ask again."));
        }
        return List.copyOf(gaps);
    }

    private Optional<ScreeningForm> of(ScreeningAnswers answers) {
        return forms.stream()
                .filter(form -> form.version().equals(answers.version()))
                .findFirst();
    }
}
