package org.lumbar.routine.desk.start;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Zones;
import org.lumbar.look.Form;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.desk.PreviewedOccurrence;
import org.lumbar.routine.plan.AssignRoutine;
import org.lumbar.routine.plan.NewPlan;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.screening.RefusedAnswers;
import org.lumbar.routine.screening.Screening;
import org.lumbar.routine.screening.ScreeningForm;
import org.lumbar.routine.screening.Screenings;

/** Gives a client a plan, by the use cases of the API. */
@ApplicationScoped
class StartPlan {
    static final String USUAL_ZONE = "Europe/Berlin";

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int PREVIEWED = 14;

    private final AssignRoutine assign;
    private final RefusedAnswers refusedAnswers;
    private final Screenings screenings;
    private final Routines routines;
    private final NewClientForm forms;
    private final Clock clock;

    StartPlan(
            AssignRoutine assign,
            RefusedAnswers refusedAnswers,
            Screenings screenings,
            Routines routines,
            NewClientForm forms,
            Clock clock) {
        this.assign = assign;
        this.refusedAnswers = refusedAnswers;
        this.screenings = screenings;
        this.routines = routines;
        this.forms = forms;
        this.clock = clock;
    }

    /** The first occurrences that a form would lead to, and its faults. */
    record Rehearsal(Form form, List<PreviewedOccurrence> preview) {}

    /**
     * What became of a form.
     *
     * @param client null if there is no plan, because the form has faults
     * @param planned false if the answers speak against a plan: they are stored, and the client's page shows them
     */
    record Outcome(Form form, @Nullable UUID client, boolean planned) {}

    PlanFields fields(Caller caller, Form form, String zone, List<PreviewedOccurrence> preview) {
        ZoneId known = Zones.find(zone);
        return new PlanFields(
                form,
                Objects.requireNonNullElseGet(form.id("planId"), IDS::generate),
                zone,
                LocalDays.of(clock.instant(), known == null ? Zones.of(USUAL_ZONE) : known),
                screenings.form(),
                routines.all(caller.practice()),
                preview);
    }

    /** The questions to ask of a client who is known; null if their latest answers allow a plan. */
    @Nullable
    ScreeningForm questions(Client client) {
        boolean passed =
                screenings.latest(client.clientId()).map(Screening::passed).orElse(false);
        return passed ? null : screenings.form();
    }

    /** @param zone null if it is not known: then there is nothing to show */
    Rehearsal rehearse(Caller caller, Form form, @Nullable ZoneId zone, NewClientForm.Wanted wanted) {
        List<Fault> faults = new ArrayList<>(wanted.faults());
        List<PreviewedOccurrence> preview = List.of();
        NewPlan plan = wanted.plan();
        if (plan != null && zone != null) {
            try {
                preview = PreviewedOccurrence.of(assign.rehearse(caller, zone, plan, PREVIEWED), zone);
            } catch (Refused refused) {
                faults.addAll(refused.faults());
            }
        }
        return new Rehearsal(form.withFaults(faults), preview);
    }

    /** For a client who is known, on their own clock. */
    Rehearsal rehearse(Caller caller, Client client, Form form) {
        return rehearse(caller, form, client.timezone(), forms.readPlan(form, questions(client)));
    }

    /** Likewise, and the plan begins if nothing is wrong. */
    Outcome start(Caller caller, Client client, Form form) {
        NewClientForm.Wanted wanted = forms.readPlan(form, questions(client));
        Rehearsal rehearsed = rehearse(caller, form, client.timezone(), wanted);
        return rehearsed.form().isFaulty()
                ? new Outcome(rehearsed.form(), null, false)
                : assigned(caller, client.clientId(), form, Objects.requireNonNull(wanted.plan()));
    }

    Outcome assigned(Caller caller, UUID client, Form form, NewPlan plan) {
        try {
            var planned =
                    refusedAnswers.heard(caller, client, plan.screening(), () -> assign.assign(caller, client, plan));
            return new Outcome(form, planned.plan().clientId(), true);
        } catch (Refused refused) {
            return refused.code().equals(Screenings.REFUSED)
                    ? new Outcome(form, client, false)
                    : new Outcome(form.refused(refused.faults(), refused.code()), null, false);
        }
    }
}
