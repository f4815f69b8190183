package org.lumbar.session.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.Reported;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** The completed reports of one step on one local day: a session may last over the start of a day. */
final class StepDay {
    private static final Pressure[] PRESSURES = Pressure.values();
    private static final Tool[] TOOLS = Tool.values();

    private final LocalDate day;
    private final Map<Tool, ToolReports> byTool = new EnumMap<>(Tool.class);
    private @Nullable Pressure firmest;
    private boolean withoutPressure;

    StepDay(LocalDate day) {
        this.day = day;
    }

    void add(Reported.StepCompleted reported, Instant at) {
        byTool.computeIfAbsent(Tool.of(reported.equipment()), any -> new ToolReports())
                .add(reported.seconds(), at);
        Pressure pressure = reported.pressure();
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
        return seconds(byTool.values());
    }

    private static @Nullable Long seconds(Collection<ToolReports> reports) {
        Long total = null;
        for (ToolReports each : reports) {
            total = StepSums.sum(total, each.seconds());
        }
        return total;
    }

    /** The firmest pressure that was reported. */
    @Nullable
    Pressure firmest() {
        return firmest;
    }

    /** When it was done, as far as that is known. */
    List<Instant> times() {
        return times(byTool.values());
    }

    private static List<Instant> times(Collection<ToolReports> reports) {
        List<Instant> times = new ArrayList<>();
        reports.forEach(each -> times.addAll(each.times()));
        return times;
    }

    /** When it was done with a ball or a roller. */
    List<Instant> ballTimes(Outline.@Nullable Step step) {
        return times(onTheBall(step));
    }

    /** Seconds of it with a ball or a roller. */
    long ballSeconds(Outline.@Nullable Step step) {
        Long seconds = seconds(onTheBall(step));
        return seconds == null ? 0 : seconds;
    }

    /** Whether some of it was done with a ball or a roller. */
    boolean isOnTheBall(Outline.@Nullable Step step) {
        return !onTheBall(step).isEmpty();
    }

    /**
     * The reports of work with a ball or a roller: by the step's technique, by the equipment that they name, or, where they name none,
     * by what the plan says is needed. A step that the routine does not know is what its report says.
     */
    private Collection<ToolReports> onTheBall(Outline.@Nullable Step step) {
        if (step != null && step.technique() == Technique.BALL_ROLL) {
            return byTool.values();
        }
        List<ToolReports> found = new ArrayList<>(2);
        ToolReports named = byTool.get(Tool.BALL_OR_ROLLER);
        if (named != null) {
            found.add(named);
        }
        ToolReports notNamed = byTool.get(Tool.NOT_NAMED);
        if (notNamed != null && step != null && step.ball()) {
            found.add(notNamed);
        }
        return found;
    }

    /** Ball work, or firm pressure, as reported or else as prescribed: it may be sore on the next day. */
    boolean isStrained(Outline.Step step) {
        return isOnTheBall(step) || isFirm(firmest) || (withoutPressure && isFirm(step.pressure()));
    }

    private static boolean isFirm(@Nullable Pressure pressure) {
        return pressure != null && pressure.compareTo(Pressure.FIRM) >= 0;
    }

    void pack(PackedWriter out) {
        out.number(day.toEpochDay())
                .optionalWord(firmest)
                .flag(withoutPressure)
                .list(byTool.entrySet(), (writer, each) -> each.getValue().pack(writer.word(each.getKey()), day));
    }

    /** @param form 1: neither tools nor times */
    static StepDay unpack(PackedReader in, int form) {
        StepDay of = new StepDay(LocalDate.ofEpochDay(in.number()));
        if (form == 1) {
            of.byTool.put(Tool.NOT_NAMED, ToolReports.withoutTimes(in.flag() ? Long.valueOf(in.number()) : null));
        }
        of.firmest = in.optionalWord(PRESSURES);
        of.withoutPressure = in.flag();
        for (int tools = form == 1 ? 0 : in.integer(); tools > 0; tools--) {
            of.byTool.put(in.word(TOOLS), ToolReports.unpack(in, of.day));
        }
        return of;
    }
}
