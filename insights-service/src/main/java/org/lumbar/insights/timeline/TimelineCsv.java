package org.lumbar.insights.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A timeline's days as comma-separated values, RFC 4180. */
final class TimelineCsv {

    private static final String HEAD = "localDay,pain,painRevisedAt,before,during,after,nextDay,adHoc,"
            + "stiff,sore,doseUsedSeconds,doseLimitSeconds,doseRemainingSeconds,resting,locked,occurrences,revised";

    private TimelineCsv() {}

    /** Several values in one cell are separated by spaces; an occurrence reads slot id=state. */
    static String of(Timeline timeline) {
        return timeline.days().stream()
                .map(TimelineCsv::line)
                .collect(Collectors.joining("\r\n", HEAD + "\r\n", "\r\n"));
    }

    private static String line(TimelineDay day) {
        List<String> states = day.occurrences().stream()
                .map(occurrence -> occurrence.occurrenceId() + "=" + occurrence.state())
                .toList();
        return Stream.of(
                        day.localDay().toString(),
                        cell(day.pain()),
                        cell(day.painRevisedAt()),
                        cells(day.before()),
                        cells(day.during()),
                        cells(day.after()),
                        cells(day.nextDay()),
                        cells(day.adHoc()),
                        cell(day.stiff()),
                        cell(day.sore()),
                        cell(day.doseUsedSeconds()),
                        cell(day.doseLimitSeconds()),
                        cell(day.doseRemainingSeconds()),
                        cells(day.resting()),
                        cells(day.locked()),
                        cells(states),
                        cell(day.revised()))
                .collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String cells(Collection<?> values) {
        String cell = values.stream().map(Object::toString).collect(Collectors.joining(" "));
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
