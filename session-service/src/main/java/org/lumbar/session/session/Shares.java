package org.lumbar.session.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lumbar.session.day.Lock;
import org.lumbar.session.day.Share;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;

/** Works out what a session brings to the local days on which it did something. */
final class Shares {
    private Shares() {}

    static Set<LocalDate> days(SessionFacts facts) {
        Set<LocalDate> days = new TreeSet<>();
        facts.steps.values().forEach(step -> step.days().forEach(day -> days.add(day.day())));
        facts.stops.stream().filter(Stop::locks).map(Stop::day).forEach(days::add);
        return days;
    }

    static Share of(UUID sessionId, SessionFacts facts, Outline outline, LocalDate day) {
        long ballSeconds = 0;
        Set<Technique> checked = EnumSet.noneOf(Technique.class);
        for (Map.Entry<String, StepFacts> entry : facts.steps.entrySet()) {
            Outline.Step step = outline.steps().get(entry.getKey());
            if (step == null) {
                // A step that the routine does not know has no technique, so nothing of it is limited or asked about.
                continue;
            }
            for (StepDay done : entry.getValue().days()) {
                if (done.day().equals(day)) {
                    Long seconds = done.seconds();
                    ballSeconds += step.technique() == Technique.BALL_ROLL && seconds != null ? seconds : 0;
                    if (done.isChecked(step)) {
                        checked.add(step.technique());
                    }
                }
            }
        }
        return new Share(sessionId, ballSeconds, checked, locks(facts, outline, day));
    }

    private static List<Lock> locks(SessionFacts facts, Outline outline, LocalDate day) {
        List<Lock> locks = new ArrayList<>();
        for (Stop stop : facts.stops) {
            Rule rule = Rule.of(stop.reason());
            if (stop.locks() && rule != null && stop.day().equals(day)) {
                techniques(stop, outline)
                        .forEach(technique -> locks.add(new Lock(technique, stop.eventId(), rule, day)));
            }
        }
        return locks;
    }

    private static Set<Technique> techniques(Stop stop, Outline outline) {
        Technique of = outline.technique(stop.stepKey());
        return of == null ? outline.massageTechniques() : EnumSet.of(of);
    }
}
