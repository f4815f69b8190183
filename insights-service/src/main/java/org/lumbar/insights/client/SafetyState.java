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
 * @param consent null unless it was withdrawn or is to be asked for again
 */
public record SafetyState(
        @Nullable Screening screening,
        @Nullable LocalDate screenedSince,
        List<Lock> locks,
        List<InjuredArea> injured,
        List<Clearance> clearances,
        @Nullable ShownConsent consent) {

    /** Nothing is known. */
    static final SafetyState NONE = new SafetyState(null, null, List.of(), List.of(), List.of(), null);

    /** A clinician has to clear it; nothing else ends it. */
    private static final String CLEARANCE = "clinician-clearance";

    /** The client has to give it again; nothing else ends it. */
    private static final String CLIENT = "client-consent";

    private static final String SCREENING = "screening";
    private static final String CONSENT = "consent";

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
     * @param kind {@code lock}, {@code screening} or {@code consent}
     * @param technique of a lock; null for the others
     * @param why the rule of the lock, the result of the screening, or WITHDRAWN; null if not known
     * @param endsWith what ends it
     */
    public record Bar(
            String kind,
            @Nullable String technique,
            LocalDate since,
            @Nullable String why,
            String endsWith) {

        /** True for a failed screening, and for withdrawn consent, which keep the client from everything. */
        public boolean barsEverything() {
            return comesFromScreening() || comesFromConsent();
        }

        /** True for a failed screening. */
        public boolean comesFromScreening() {
            return SCREENING.equals(kind);
        }

        /** True for withdrawn consent. */
        public boolean comesFromConsent() {
            return CONSENT.equals(kind);
        }
    }

    /** All of them, the gravest first. */
    public List<Bar> bars() {
        LocalDate since = screenedSince;
        Stream<Bar> answers = screening == null || since == null
                ? Stream.empty()
                : Stream.of(new Bar(SCREENING, null, since, screening.result().name(), CLEARANCE));
        Stream<Bar> withdrawn = consent == null || !consent.stopsEverything()
                ? Stream.empty()
                : Stream.of(
                        new Bar(CONSENT, null, consent.since(), consent.state().name(), CLIENT));
        Stream<Bar> locked =
                locks.stream().map(lock -> new Bar("lock", lock.technique(), lock.since(), lock.rule(), CLEARANCE));
        return Stream.of(answers, withdrawn, locked).flatMap(each -> each).toList();
    }

    /** True if an answer, or a lock, keeps the client from their routines. */
    public boolean barsAny() {
        return screening != null || !locks.isEmpty();
    }
}
