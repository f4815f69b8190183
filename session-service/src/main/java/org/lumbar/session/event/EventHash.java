package org.lumbar.session.event;

import org.lumbar.session.store.PackedWriter;

/** Tells an event that was sent again from another one under the same id. */
public final class EventHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private EventHash() {}

    /**
     * 64-bit FNV-1a over what the event says: its type, time, zone and the fields that this service reads. Order of
     * fields, white space and the CloudEvents mode make no difference. Stored for life: never change it.
     */
    public static long of(SessionEvent event) {
        PackedWriter out = new PackedWriter()
                .number(event.kind().code())
                .instant(event.time())
                .text(event.zone().getId())
                .optionalUuid(event.sessionId());
        write(event.fact(), out);
        long hash = FNV_OFFSET;
        for (byte b : out.toBytes()) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    private static void write(Fact fact, PackedWriter out) {
        if (fact instanceof Fact.Started started) {
            Fact.Screening screening = started.screening();
            out.uuid(started.planId())
                    .optionalText(started.occurrenceId())
                    .optionalText(screening == null ? null : screening.version())
                    .flag(screening != null && screening.passed());
        } else if (fact instanceof Fact.StepCompleted done) {
            out.text(done.stepKey())
                    .optionalNumber(done.seconds())
                    .optionalNumber(done.repetitions())
                    .optionalNumber(done.holdSeconds())
                    .optionalText(
                            done.pressure() == null ? null : done.pressure().name())
                    .optionalText(done.equipment());
        } else if (fact instanceof Fact.StepSkipped skipped) {
            out.text(skipped.stepKey()).text(skipped.reason().name());
        } else if (fact instanceof Fact.PainRated rated) {
            out.text(rated.moment().name())
                    .number(rated.score())
                    .optionalText(rated.stepKey())
                    .optionalFlag(rated.stiff())
                    .optionalFlag(rated.sore())
                    .optionalFlag(rated.flareUp());
        } else if (fact instanceof Fact.Stopped stopped) {
            out.text(stopped.reason().name()).optionalText(stopped.stepKey());
        } else if (fact instanceof Fact.Completed completed) {
            out.optionalText(
                    completed.feeling() == null ? null : completed.feeling().name());
        }
    }
}
