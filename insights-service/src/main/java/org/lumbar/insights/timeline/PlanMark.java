package org.lumbar.insights.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.Titles;

/**
 * A day on which what a client was asked to do changed. All of it is in the newest snapshot of the plan.
 *
 * @param day first local day of which it is true
 */
public record PlanMark(UUID planId, String routineTitle, Titles routineTitles, LocalDate day, Kind kind) {

    /** What changed. */
    @Schema(name = "PlanMarkKind")
    public enum Kind {
        STARTED,
        PAUSED,
        RESUMED,
        /** Another schedule holds from this day on. */
        RESCHEDULED,
        COMPLETED,
        CANCELLED
    }

    /** What marks are made of, as the plan's snapshot says it. */
    record Source(
            UUID planId,
            String routineTitle,
            Titles routineTitles,
            String status,
            LocalDate startDate,
            @Nullable LocalDate endedOn,
            List<LocalDate> scheduleChanges,
            List<Pause> pauses) {}

    /** The plan's marks by day. */
    static List<PlanMark> of(Source plan) {
        List<PlanMark> marks = new ArrayList<>();
        marks.add(mark(plan, plan.startDate(), Kind.STARTED));
        plan.scheduleChanges().forEach(day -> marks.add(mark(plan, day, Kind.RESCHEDULED)));
        for (Pause pause : plan.pauses()) {
            marks.add(mark(plan, pause.from(), Kind.PAUSED));
            LocalDate last = pause.to();
            if (last != null) {
                marks.add(mark(plan, last.plusDays(1), Kind.RESUMED));
            }
        }
        LocalDate end = plan.endedOn();
        if (end != null) {
            marks.add(mark(plan, end, "COMPLETED".equals(plan.status()) ? Kind.COMPLETED : Kind.CANCELLED));
        }
        marks.sort(Comparator.comparing(PlanMark::day).thenComparing(PlanMark::kind));
        return marks;
    }

    private static PlanMark mark(Source plan, LocalDate day, Kind kind) {
        return new PlanMark(plan.planId(), plan.routineTitle(), plan.routineTitles(), day, kind);
    }
}
