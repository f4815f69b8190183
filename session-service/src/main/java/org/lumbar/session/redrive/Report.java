package org.lumbar.session.redrive;

import java.util.Map;
import java.util.TreeMap;

/** Counts dead letters by code, place and verdict; of what is in them it knows nothing. */
final class Report {
    private final Map<String, long[]> lines = new TreeMap<>();
    private final Map<Verdict, Long> sums = new TreeMap<>();

    void add(Letter letter, Verdict verdict) {
        String line = "%-18s  %9d  %s".formatted(letter.code(), letter.record().partition(), verdict.words());
        long offset = letter.record().offset();
        long[] seen = lines.computeIfAbsent(line, any -> new long[] {0, offset, offset});
        seen[0]++;
        seen[2] = offset;
        sums.merge(verdict, 1L, Long::sum);
    }

    long count(Verdict verdict) {
        return sums.getOrDefault(verdict, 0L);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("count   offsets              code                partition  \n");
        lines.forEach(
                (line, seen) -> text.append("%-6d  %-19s  %s%n".formatted(seen[0], seen[1] + "-" + seen[2], line)));
        return text.toString();
    }
}
