package org.lumbar.session.event;

import org.lumbar.session.store.PackedWriter;

/** Tells an event that was sent again from another one under the same id. For one thread. */
public final class EventHash {
    private final PackedWriter out = new PackedWriter();

    /**
     * 64-bit FNV-1a over what the event says: its type, time, zone and the fields that this service reads. Order of
     * fields, white space and the CloudEvents mode make no difference. Stored for life: never change it.
     */
    public long of(SessionEvent event) {
        out.clear()
                .number(event.kind().code())
                .instant(event.time())
                .text(event.zone().getId())
                .optionalUuid(event.sessionId());
        write(event.fact());
        return out.fnv1a();
    }

    private void write(Fact fact) {
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
