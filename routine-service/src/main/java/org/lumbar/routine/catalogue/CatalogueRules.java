package org.lumbar.routine.catalogue;

import java.util.List;
import org.lumbar.routine.step.Sourced;

/**
 * What holds in every routine, built in or authored.
 *
 * @param precedence which rule wins, in words
 */
public record CatalogueRules(
        List<DailyLimit> dailyLimits, List<Sourced<String>> forbiddenAreas, List<Sourced<String>> precedence) {

    /** Said with every routine, whether its source or its author says so or not. */
    public static final String ALWAYS = "Never over the spine or an injured area.";

    boolean forbids(String area) {
        return forbiddenAreas.stream().anyMatch(forbidden -> forbidden.value().equals(area));
    }
}
