package org.lumbar.e2e.linear;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list to which everybody adds at the end: what the notes of an alert's acknowledgement are. Each is added once; an input is one to add, or null to read. */
public final class Appended implements Model<List<String>, Appended.Ask, List<String>> {

    /**
     * What is asked for.
     *
     * @param add what is to be added; null to read
     */
    public record Ask(@Nullable String add) {}

    @Override
    public List<String> initial() {
        return List.of();
    }

    /** @param answer what was read; for what was added an empty list says that it was */
    @Override
    public List<List<String>> after(List<String> state, Ask ask, @Nullable List<String> answer) {
        if (ask.add() == null) {
            return answer == null || answer.equals(state) ? List.of(state) : List.of();
        }
        List<String> longer = new ArrayList<>(state);
        longer.add(ask.add());
        return List.of(List.copyOf(longer));
    }
}
