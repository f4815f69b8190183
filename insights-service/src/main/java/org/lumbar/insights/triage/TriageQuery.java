package org.lumbar.insights.triage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.problem.Problem;

/**
 * Which clients of those in the caller's care are wanted.
 *
 * @param needs colours; empty for all
 * @param regularities bands of the consistency over 28 days; empty for all
 * @param search part of a name, in whatever case and with or without accents; blank for all
 * @param order in which they are listed
 */
public record TriageQuery(List<Need> needs, List<Regularity> regularities, String search, TriageOrder order) {

    private static final int LONGEST_SEARCH = 120;

    /** Everybody. */
    public static final TriageQuery EVERYBODY = new TriageQuery(List.of(), List.of(), "", TriageOrder.BY_NEED);

    static TriageQuery parse(
            @Nullable String need, @Nullable String band, @Nullable String search, @Nullable String sort) {
        if (search != null && (search.length() > LONGEST_SEARCH || search.indexOf('\0') >= 0)) {
            throw Problem.invalidParameter("q", "must be text of at most " + LONGEST_SEARCH + " characters");
        }
        return new TriageQuery(
                choices("need", need, Need.values()),
                choices("band", band, Regularity.values()),
                search == null ? "" : search,
                TriageOrder.parse(sort));
    }

    private static <E extends Enum<E>> List<E> choices(String parameter, @Nullable String text, E[] known) {
        List<E> chosen = new ArrayList<>();
        for (String name : text == null || text.isEmpty() ? new String[0] : text.split(",", -1)) {
            chosen.add(Stream.of(known)
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalidParameter(
                            parameter, "must name some of " + Arrays.toString(known) + ", with commas between")));
        }
        return chosen;
    }

    /** The condition on {@code care}, to follow others. */
    String sql() {
        return (needs.isEmpty() ? "" : " AND need = ANY (?::integer[])")
                + (regularities.isEmpty() ? "" : " AND band = ANY (?)")
                + (search.isBlank() ? "" : " AND name_key LIKE ?");
    }

    /** What its question marks stand for. */
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        if (!needs.isEmpty()) {
            parameters.add(
                    needs.stream().map(need -> String.valueOf(need.ordinal())).toList());
        }
        if (!regularities.isEmpty()) {
            parameters.add(regularities.stream().map(Enum::name).toList());
        }
        if (!search.isBlank()) {
            parameters.add(NameKey.anywhere(search));
        }
        return parameters;
    }
}
