package org.lumbar.routine.desk.start;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Zones;
import org.lumbar.look.Form;
import org.lumbar.routine.caseload.Caseload;
import org.lumbar.routine.client.NewClient;
import org.lumbar.routine.client.RegisterClient;
import org.lumbar.routine.plan.NewPlan;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.screening.Screenings;

/** Takes on a client with their first plan, by the use cases of the API, one after the other. */
@ApplicationScoped
class StartClient {
    private final Caseload caseload;
    private final RegisterClient register;
    private final StartPlan plans;
    private final Screenings screenings;
    private final NewClientForm forms;

    StartClient(
            Caseload caseload, RegisterClient register, StartPlan plans, Screenings screenings, NewClientForm forms) {
        this.caseload = caseload;
        this.register = register;
        this.plans = plans;
        this.screenings = screenings;
        this.forms = forms;
    }

    /** Home zones differ little within a practice: the most frequent one in the caller's care; empty while nobody is. */
    String zone(Caller caller) {
        return caseload.usualZone(caller).orElse("");
    }

    StartPlan.Rehearsal rehearse(Caller caller, Form form) {
        return rehearse(caller, form, forms.read(caller, form, screenings.form()));
    }

    private StartPlan.Rehearsal rehearse(Caller caller, Form form, NewClientForm.Wanted wanted) {
        return plans.rehearse(caller, form, Zones.find(form.value("timezone")), wanted);
    }

    /** Takes nobody on before the whole form is free of faults. */
    StartPlan.Outcome start(Caller caller, Form form) {
        NewClientForm.Wanted wanted = forms.read(caller, form, screenings.form());
        StartPlan.Rehearsal rehearsed = rehearse(caller, form, wanted);
        if (rehearsed.form().isFaulty()) {
            return new StartPlan.Outcome(rehearsed.form(), null, false);
        }
        NewClient client = Objects.requireNonNull(wanted.client());
        NewPlan plan = Objects.requireNonNull(wanted.plan());
        try {
            var registered = register.register(caller, client);
            return plans.assigned(caller, registered.client().clientId(), form, plan);
        } catch (Refused refused) {
            return new StartPlan.Outcome(form.refused(refused.faults(), refused.code()), null, false);
        }
    }
}
