package org.lumbar.routine.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;

/**
 * One published, immutable version of a routine. Null means that the source does not say.
 *
 * @param language tag of BCP 47 of the language that its words, and those of its steps, are in
 * @param texts the same in further languages, by their tags
 * @param source what it is taken from
 * @param course sessions: a review is due at min, it stops at max
 */
public record Routine(
        String key,
        int version,
        String title,
        String language,
        Map<String, RoutineText> texts,
        String source,
        List<Actor> actors,
        List<Sourced<StopRule>> stopRules,
        @Nullable List<Sourced<String>> contraindications,
        @Nullable List<Frequency> frequency,
        @Nullable DoseRange sessionMinutes,
        @Nullable DoseRange course,
        @Nullable Sourced<List<String>> muscles,
        List<DailyLimit> dailyLimits,
        List<Sourced<String>> advice,
        List<Step> steps,
        List<Progression> progressions) {

    /** Steps that stay closed until a clinician opens them for a plan, such as floor work. */
    public Set<String> gatedSteps() {
        return progressions.stream()
                .filter(Progression::gated)
                .map(Progression::to)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is said to the client before each session; never to work over spine or injury is said with every routine. */
    public List<String> saidBefore() {
        return saidBefore(language, advice.stream().map(Sourced::value));
    }

    private static List<String> saidBefore(String language, Stream<String> advice) {
        return Stream.concat(Stream.of(CatalogueRules.always(language)), advice)
                .distinct()
                .toList();
    }

    /** Title, and what is said before each session, in its further languages. */
    public Map<String, RoutineText> saidInOthers() {
        Map<String, RoutineText> said = new TreeMap<>();
        texts.forEach((tag, text) ->
                said.put(tag, RoutineText.ofPlan(text.title(), saidBefore(tag, text.advice().stream()))));
        return said;
    }

    /** Its titles in all its further languages. */
    Map<String, RoutineText> titlesInOthers() {
        Map<String, RoutineText> titles = new TreeMap<>();
        texts.forEach((tag, text) -> titles.put(tag, RoutineText.ofPlan(text.title(), List.of())));
        return titles;
    }

    /** Its title as a reader is shown it. */
    public Said said(String tag) {
        return RoutineText.title(new Said(title, language), texts, tag);
    }

    /** The routine as a reader is shown it: in the language that fits them best, and in no other. */
    public Routine in(String tag) {
        String best = Said.find(tag, language, texts.keySet()).orElse(language);
        RoutineText words = texts.get(best);
        return new Routine(
                key,
                version,
                words == null ? title : words.title(),
                words == null ? language : best,
                Map.of(),
                source,
                actors,
                stopRules,
                contraindications,
                words == null || frequency == null ? frequency : often(frequency, words.frequency()),
                sessionMinutes,
                course,
                muscles,
                dailyLimits,
                words == null ? advice : advice(words.advice()),
                steps.stream().map(step -> step.in(best)).toList(),
                words == null ? progressions : progressions(words.progressions()));
    }

    private static List<Frequency> often(List<Frequency> own, List<RoutineText.Often> said) {
        return IntStream.range(0, own.size())
                .mapToObj(i -> new Frequency(
                        said.get(i).when(),
                        said.get(i).text(),
                        own.get(i).rrules(),
                        own.get(i).origin()))
                .toList();
    }

    private List<Sourced<String>> advice(List<String> said) {
        return IntStream.range(0, advice.size())
                .mapToObj(i -> new Sourced<>(said.get(i), advice.get(i).origin()))
                .toList();
    }

    private List<Progression> progressions(List<String> said) {
        return IntStream.range(0, progressions.size())
                .mapToObj(i -> progressions.get(i).saying(said.get(i)))
                .toList();
    }

    /** A step that the routine is known to have. */
    public Step step(String stepKey) {
        return steps.stream()
                .filter(step -> step.key().equals(stepKey))
                .findFirst()
                .orElseThrow();
    }
}
