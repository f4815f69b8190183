package org.lumbar.routine.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Zones;
import org.lumbar.routine.step.Area;

/**
 * A client to be registered.
 *
 * @param clientId chosen by the caller, so that a repeated request is recognised; else made here
 * @param injuredAreas where nothing is to work; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewClient(
        @Nullable UUID clientId,
        String displayName,
        String timezone,
        List<String> careTeam,
        @Nullable List<Area> injuredAreas) {

    /** What no schema sees. */
    List<Fault> faults() {
        return Zones.faults("/timezone", timezone);
    }
}
