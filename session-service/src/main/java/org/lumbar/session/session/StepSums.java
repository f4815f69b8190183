package org.lumbar.session.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventIds;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SkipReason;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** What the reports of one step of a session add up to. */
final class StepSums {
    private static final SkipReason[] SKIP_REASONS = SkipReason.values();

    private final TreeMap<LocalDate, StepDay> days = new TreeMap<>();
    private @Nullable UUID skipId;
    private @Nullable SkipReason skipReason;
    private @Nullable Long repetitions;
    private @Nullable Integer holdSeconds;
    private long delaySeconds;

    void add(Reported.StepCompleted reported, LocalDate day, Instant at) {
        days.computeIfAbsent(day, StepDay::new).add(reported, at);
        repetitions = sum(repetitions, reported.repetitions());
        if (reported.holdSeconds() != null) {
            holdSeconds = holdSeconds == null ? reported.holdSeconds() : Math.max(holdSeconds, reported.holdSeconds());
        }
    }

    void add(Reported.StepSkipped reported, UUID eventId) {
        if (skipId == null || EventIds.ORDER.compare(eventId, skipId) < 0) {
            skipId = eventId;
            skipReason = reported.reason();
        }
    }

    /** Notes how long after it happened a report arrived. */
    void arrivedAfter(long seconds) {
        delaySeconds = Math.max(delaySeconds, seconds);
    }

    static @Nullable Long sum(@Nullable Long total, @Nullable Number more) {
        if (more == null) {
            return total;
        }
        return (total == null ? 0 : total) + more.longValue();
    }

    boolean isCompleted() {
        return !days.isEmpty();
    }

    /** Reason of the skip with the smallest event id; null if the step was not skipped, or completed after all. */
    @Nullable
    SkipReason skipReason() {
        return isCompleted() ? null : skipReason;
    }

    @Nullable
    Long seconds() {
        Long total = null;
        for (StepDay day : days.values()) {
            total = sum(total, day.seconds());
        }
        return total;
    }

    @Nullable
    Long repetitions() {
        return repetitions;
    }

    @Nullable
    Integer holdSeconds() {
        return holdSeconds;
    }

    /** The firmest that was reported. */
    @Nullable
    Pressure pressure() {
        Pressure firmest = null;
        for (StepDay day : days.values()) {
            Pressure of = day.firmest();
            firmest = firmest == null || (of != null && of.compareTo(firmest) > 0) ? of : firmest;
        }
        return firmest;
    }

    /** Longest time between a report's event and its arrival, in seconds. */
    long delaySeconds() {
        return delaySeconds;
    }

    Collection<StepDay> days() {
        return days.values();
    }

    void pack(PackedWriter out) {
        out.list(days.values(), (writer, day) -> day.pack(writer))
                .optionalUuid(skipId)
                .optionalWord(skipReason)
                .optionalNumber(repetitions)
                .optionalNumber(holdSeconds)
                .number(delaySeconds);
    }

    static StepSums unpack(PackedReader in, int form) {
        StepSums step = new StepSums();
        in.list(reader -> StepDay.unpack(reader, form)).forEach(day -> step.days.put(day.day(), day));
        step.skipId = in.optionalUuid();
        step.skipReason = in.optionalWord(SKIP_REASONS);
        step.repetitions = in.flag() ? Long.valueOf(in.number()) : null;
        step.holdSeconds = in.optionalInteger();
        step.delaySeconds = in.number();
        return step;
    }
}
