package org.lumbar.simulator.routine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A routine version: what a plan pins. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Routine(
        String key,
        int version,
        @Nullable Course course,
        @JsonProperty("stopRules") @Nullable List<String> stops,
        List<Step> steps) {

    /** How many completed sessions make a course. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Course(int stopAt) {}

    public List<String> stopRules() {
        return stops == null ? List.of() : stops;
    }

    public @Nullable Step step(String stepKey) {
        for (Step step : steps) {
            if (step.key().equals(stepKey)) {
                return step;
            }
        }
        return null;
    }
}
