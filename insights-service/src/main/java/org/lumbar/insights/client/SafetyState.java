package org.lumbar.insights.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientSnapshot.InjuredArea;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;

/**
 * What keeps a client from their routines, or from a part of them.
 *
 * @param screening the failed screening that nobody has cleared; null if there is none
 * @param screenedSince local day on which it was answered; null if there is none
 * @param locks techniques that are locked
 * @param injured areas that are injured
 * @param clearances what clinicians have cleared, the newest first
 */
public record SafetyState(
        @Nullable Screening screening,
        @Nullable LocalDate screenedSince,
        List<Lock> locks,
        List<InjuredArea> injured,
        List<Clearance> clearances) {

    /** Nothing is known. */
    static final SafetyState NONE = new SafetyState(null, null, List.of(), List.of(), List.of());

    /** A clinician has to clear it; nothing else ends it. */
    private static final String CLEARANCE = "clinician-clearance";

    private static final String SCREENING = "screening";

    /**
     * A technique that is locked.
     *
     * @param rule the stop that locked it; null if that is not known here
     */
    public record Lock(
            String technique, LocalDate since, @Nullable String rule) {}

    /**
     * What a named clinician has cleared.
     *
     * @param technique of a lock; null for a screening
     */
    public record Clearance(@Nullable String technique, Instant at, String by) {}

    /**
     * One thing that keeps a client from their routines, as the API says it.
     *
     * @param kind {@code lock} or {@code screening}
     * @param technique of a lock; null for a screening
     * @param why the rule of the lock, or the result of the screening; null if not known
     * @param endsWith what ends it
     */
    public record Bar(
            String kind,
            @Nullable String technique,
            LocalDate since,
            @Nullable String why,
            String endsWith) {

        /** True for a failed screening, which keeps the client from everything. */
        public boolean barsEverything() {
            return SCREENING.equals(kind);
        }
    }

    /** All of them, the gravest first. */
    public List<Bar> bars() {
        LocalDate since = screenedSince;
        Stream<Bar> answers = screening == null || since == null
                ? Stream.empty()
                : Stream.of(new Bar(SCREENING, null, since, screening.result().name(), CLEARANCE));
        return Stream.concat(
                        answers,
                        locks.stream()
                                .map(lock -> new Bar("lock", lock.technique(), lock.since(), lock.rule(), CLEARANCE)))
                .toList();
    }

    /** True if anything keeps the client from their routines. */
    public boolean barsAny() {
        return screening != null || !locks.isEmpty();
    }
}
