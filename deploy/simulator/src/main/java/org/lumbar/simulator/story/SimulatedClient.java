package org.lumbar.simulator.story;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.lumbar.simulator.schedule.Plan;

/** A client of the simulated practice. */
public record SimulatedClient(
        int index,
        UUID clientId,
        String displayName,
        String timezone,
        List<String> careTeam,
        Persona persona,
        Channel channel,
        List<Plan> plans) {

    public ZoneId zone() {
        return ZoneId.of(timezone);
    }

    @Override
    public String toString() {
        return "client " + index + " (" + persona + " by " + channel + ", " + clientId + ")";
    }
}
