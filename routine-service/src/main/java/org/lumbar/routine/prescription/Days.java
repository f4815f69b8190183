package org.lumbar.routine.prescription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some local days in a row.
 *
 * @param to last day, included; null while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Days(LocalDate from, @Nullable LocalDate to) {

    /** True if the latest of them have no end yet. */
    static boolean last(List<Days> days) {
        return !days.isEmpty() && days.get(days.size() - 1).to() == null;
    }

    /** Such days from now on; one after the other they are one period. The same if that is so already. */
    static List<Days> begun(List<Days> days, LocalDate first) {
        if (last(days)) {
            return days;
        }
        List<Days> more = new ArrayList<>(days);
        LocalDate from = first;
        if (!more.isEmpty()
                && first.minusDays(1).equals(more.get(more.size() - 1).to())) {
            from = more.remove(more.size() - 1).from();
        }
        more.add(new Days(from, null));
        return List.copyOf(more);
    }

    /** No such days from that one on; a period that had not begun before it leaves no trace. */
    static List<Days> ended(List<Days> days, LocalDate first) {
        if (!last(days)) {
            return days;
        }
        List<Days> more = new ArrayList<>(days);
        Days open = more.remove(more.size() - 1);
        if (open.from().isBefore(first)) {
            more.add(new Days(open.from(), first.minusDays(1)));
        }
        return List.copyOf(more);
    }
}
