package org.lumbar.foundation.input;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words as a reader is shown them.
 *
 * @param language tag of BCP 47 of the language that they are in, which need not be the reader's
 */
public record Said(String text, String language) {
    /** Of words of which nobody says what language they are in: what was written before it was said. */
    public static final String USUAL_LANGUAGE = "en";

    /**
     * Words in the language that fits a reader best.
     *
     * @param tag the reader's language
     * @param others the same words in further languages, by their tags
     */
    public static Said of(Said own, Map<String, String> others, String tag) {
        return find(tag, own.language, others.keySet())
                .map(found -> new Said(others.getOrDefault(found, own.text), found))
                .orElse(own);
    }

    /**
     * The language in which a reader is to be shown words; empty if it is the words' own, because that fits best, or none does.
     *
     * @param tag the reader's language
     * @param own tag of the language that the words are written in
     * @param further tags of languages that they are there in, too
     */
    public static Optional<String> find(String tag, String own, Set<String> further) {
        return Optional.ofNullable(lookup(tag, own, further)).filter(found -> !found.equals(own));
    }

    /** The lookup of RFC 4647, 3.4: for de-AT what is in de-AT, else what is in de. */
    private static @Nullable String lookup(String tag, String own, Set<String> further) {
        Locale.LanguageRange range;
        try {
            range = new Locale.LanguageRange(tag);
        } catch (IllegalArgumentException noLanguage) {
            return null;
        }
        String best = Locale.lookupTag(List.of(range), List.of(own));
        String other = Locale.lookupTag(List.of(range), further);
        return best == null || other != null && other.length() > best.length() ? other : best;
    }
}
