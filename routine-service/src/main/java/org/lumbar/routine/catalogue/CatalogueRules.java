package org.lumbar.routine.catalogue;

import java.util.List;
import java.util.Locale;
import org.lumbar.routine.step.Sourced;

/**
 * What holds in every routine, built in or authored.
 *
 * @param precedence which rule wins, in words
 */
public record CatalogueRules(
        List<DailyLimit> dailyLimits, List<Sourced<String>> forbiddenAreas, List<Sourced<String>> precedence) {

    private static final String ALWAYS = "Never over the spine or an injured area.";
    private static final String ALWAYS_IN_GERMAN = "Nie über der Wirbelsäule oder einer verletzten Stelle.";

    /**
     * Said with every routine, whether its source or its author says so or not.
     *
     * @param language of the routine; in any that the built-in ones don't have it is said in English
     */
    static String always(String language) {
        return language.toLowerCase(Locale.ROOT).matches("de(-.*)?") ? ALWAYS_IN_GERMAN : ALWAYS;
    }

    boolean forbids(String area) {
        return forbiddenAreas.stream().anyMatch(forbidden -> forbidden.value().equals(area));
    }
}
