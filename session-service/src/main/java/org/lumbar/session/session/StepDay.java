package org.lumbar.session.session;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** The completed reports of one step on one local day: a session may last over the start of a day. */
final class StepDay {
    private static final Pressure[] PRESSURES = Pressure.values();

    private final LocalDate day;
    private @Nullable Long seconds;
    private @Nullable Pressure firmest;
    private boolean withoutPressure;

    StepDay(LocalDate day) {
        this.day = day;
    }

    void add(@Nullable Integer moreSeconds, @Nullable Pressure pressure) {
        seconds = StepFacts.sum(seconds, moreSeconds);
        if (pressure == null) {
            withoutPressure = true;
        } else if (firmest == null || pressure.compareTo(firmest) > 0) {
            firmest = pressure;
        }
    }

    LocalDate day() {
        return day;
    }

    @Nullable
    Long seconds() {
        return seconds;
    }

    /** The firmest pressure that was reported. */
    @Nullable
    Pressure firmest() {
        return firmest;
    }

    /** Ball work, or firm pressure, as reported or else as prescribed: the client is asked about it on the next day. */
    boolean isChecked(Outline.Step step) {
        return step.technique() == Technique.BALL_ROLL
                || isFirm(firmest)
                || (withoutPressure && isFirm(step.pressure()));
    }

    private static boolean isFirm(@Nullable Pressure pressure) {
        return pressure != null && pressure.compareTo(Pressure.FIRM) >= 0;
    }

    void pack(PackedWriter out) {
        out.number(day.toEpochDay())
                .optionalNumber(seconds)
                .optionalWord(firmest)
                .flag(withoutPressure);
    }

    static StepDay unpack(PackedReader in) {
        StepDay of = new StepDay(LocalDate.ofEpochDay(in.number()));
        of.seconds = in.flag() ? Long.valueOf(in.number()) : null;
        of.firmest = in.optionalWord(PRESSURES);
        of.withoutPressure = in.flag();
        return of;
    }
}
