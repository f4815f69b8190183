package org.lumbar.bench.state;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that session-service stores of a client's local day, without its rules. Words are positions, areas are bits. */
record DayState(
        List<Share> shares,
        List<SessionState.Rating> ratings,
        @Nullable Question question,
        List<Rest> resting,
        List<Lock> locked) {

    record Share(UUID sessionId, long ballSeconds, List<Work> work, List<Lock> locks) {}

    record Work(int technique, int areas, int strained) {}

    record Lock(int technique, UUID lockId, int rule, LocalDate since) {}

    record Question(LocalDate aboutDay, LocalDate dueFrom, List<Work> work) {}

    record Rest(int technique, UUID eventId, LocalDate since) {}
}
