package org.lumbar.simulator.story;

import java.time.Instant;
import java.util.List;
import org.lumbar.simulator.event.SessionEvent;

/** Events of one client that leave together, in this order; it may hold an event that was sent before. */
public record Upload(Instant at, SimulatedClient client, List<SessionEvent> events) {}
