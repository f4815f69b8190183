package org.lumbar.session.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.day.Lock;
import org.lumbar.session.day.MassageWork;
import org.lumbar.session.day.Share;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;

/** Works out what a session brings to the local days on which it did something. */
final class Shares {
    private Shares() {}

    static Set<LocalDate> days(SessionSums sums) {
        Set<LocalDate> days = new TreeSet<>();
        sums.steps.values().forEach(step -> step.days().forEach(day -> days.add(day.day())));
        sums.stops.stream().filter(Stop::locks).map(Stop::day).forEach(days::add);
        return days;
    }

    static Share of(UUID sessionId, SessionSums sums, Outline outline, LocalDate day) {
        long ballSeconds = 0;
        MassageWork work = MassageWork.NONE;
        for (Map.Entry<String, StepSums> entry : sums.steps.entrySet()) {
            Outline.Step step = outline.steps().get(entry.getKey());
            for (StepDay done : entry.getValue().days()) {
                if (done.day().equals(day)) {
                    ballSeconds += done.ballSeconds(step);
                    work = with(work, done, step);
                }
            }
        }
        return new Share(sessionId, ballSeconds, work, locks(sums, outline, day));
    }

    /** The client is asked about the massage, and about what strained in any phase. */
    private static MassageWork with(MassageWork work, StepDay done, Outline.@Nullable Step step) {
        MassageWork all = work;
        if (step != null && (step.massage() || done.isStrained(step))) {
            all = all.with(step.technique(), step.areas(), done.isStrained(step));
        }
        if (done.isOnTheBall(step) && (step == null || step.technique() != Technique.BALL_ROLL)) {
            // It was ball work, whatever the step is called.
            all = all.with(Technique.BALL_ROLL, step == null ? Areas.NOT_KNOWN : step.areas(), true);
        }
        return all;
    }

    private static List<Lock> locks(SessionSums sums, Outline outline, LocalDate day) {
        List<Lock> locks = new ArrayList<>();
        for (Stop stop : sums.stops) {
            Rule rule = Rule.of(stop.reason());
            if (stop.locks() && rule != null && stop.day().equals(day)) {
                techniques(stop, outline)
                        .forEach(technique -> locks.add(new Lock(technique, stop.eventId(), rule, day)));
            }
        }
        return locks;
    }

    static Set<Technique> techniques(Stop stop, Outline outline) {
        Technique of = outline.technique(stop.stepKey());
        return of == null ? outline.massageTechniques() : EnumSet.of(of);
    }
}
