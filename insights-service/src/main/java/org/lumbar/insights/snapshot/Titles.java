package org.lumbar.insights.snapshot;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;

/**
 * What there is beside a title.
 *
 * @param language tag of BCP 47 of the language that the title is in
 * @param texts the title in further languages, by their tags
 */
public record Titles(String language, Map<String, String> texts) {
    /** Beside titles of which nobody says more. */
    public static final Titles UNKNOWN = new Titles(Said.USUAL_LANGUAGE, Map.of());

    /** A snapshot's words in one language, as far as they are read here. */
    public record Text(String title) {}

    static Titles of(@Nullable String language, Map<String, Text> texts) {
        return new Titles(
                language == null ? Said.USUAL_LANGUAGE : language,
                texts.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, text -> text.getValue().title(), (one, same) -> one, TreeMap::new)));
    }

    /**
     * A title as a reader is shown it.
     *
     * @param title in {@link #language}
     * @param tag the reader's language
     */
    public Said said(String title, String tag) {
        return Said.of(new Said(title, language), texts, tag);
    }
}
