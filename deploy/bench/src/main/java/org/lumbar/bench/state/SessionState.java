package org.lumbar.bench.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that session-service stores of a session's events, without its rules. Words are positions. */
final class SessionState {
    int eventCount;
    Instant firstReceivedAt = Instant.EPOCH;
    Instant lastReceivedAt = Instant.EPOCH;
    boolean clockSkew;
    boolean conflictingStart;
    boolean screeningNotPassed;

    @Nullable
    Start start;

    List<Step> steps = new ArrayList<>();
    List<Rating> ratings = new ArrayList<>();
    List<Stop> stops = new ArrayList<>();

    @Nullable
    Instant endedAt;

    @Nullable
    UUID feelingId;

    @Nullable
    Integer feeling;

    List<LockedWork> lockedWork = new ArrayList<>();

    record Start(
            UUID eventId,
            UUID planId,
            @Nullable String occurrenceId,
            @Nullable String screening,
            boolean passed,
            Instant at,
            ZoneId zone) {}

    record Step(
            String key,
            List<StepDay> days,
            @Nullable UUID skipId,
            @Nullable Integer skipReason,
            @Nullable Long repetitions,
            @Nullable Integer holdSeconds,
            long delaySeconds) {}

    record StepDay(LocalDate day, @Nullable Integer firmest, boolean withoutPressure, List<Reports> tools) {}

    record Reports(int tool, @Nullable Long seconds, List<Instant> times) {}

    record Rating(
            UUID id,
            Said said,
            ZoneId zone,
            Instant occurredAt,
            Instant receivedAt,
            @Nullable Integer rule,
            int revision) {}

    record Said(
            int moment,
            int score,
            @Nullable String stepKey,
            @Nullable Boolean stiff,
            @Nullable Boolean sore,
            @Nullable Boolean flareUp) {}

    record Stop(UUID eventId, int reason, @Nullable String stepKey, LocalDate day, Instant at) {}

    record LockedWork(String stepKey, int technique, UUID lockId) {}
}
