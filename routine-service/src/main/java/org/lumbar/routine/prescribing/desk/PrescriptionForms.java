package org.lumbar.routine.prescribing.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.prescribing.Prescribe;
import org.lumbar.routine.prescription.NewPrescription;
import org.lumbar.routine.prescription.PrescriptionDifferences.Difference;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.RequestBodies;

/** Carries out what the form of a prescription asks for, as the API would. */
@ApplicationScoped
class PrescriptionForms {
    private final ShowPrescription show;
    private final Prescribe prescribe;
    private final DeskBodies bodies;
    private final RequestBodies<NewPrescription> wanted;

    PrescriptionForms(ShowPrescription show, Prescribe prescribe, DeskBodies bodies) {
        this.show = show;
        this.prescribe = prescribe;
        this.bodies = bodies;
        this.wanted = bodies.of("prescription-request.json", NewPrescription.class);
    }

    /** What the API would be sent. */
    @Transactional
    ObjectNode body(Caller caller, ShowPrescription.Asked asked, Form form) {
        PinnedPlan pinned = show.plan(caller, asked);
        return PrescriptionForm.body(form, pinned.plan().prescribed().ordered(pinned.routine()));
    }

    /** What would be different; refused as the change itself would be. */
    @Transactional
    List<Difference> rehearse(Caller caller, ShowPrescription.Asked asked, Form form, ObjectNode body) {
        NewPrescription read = wanted.read(bodies.bytes(body));
        List<Difference> differences = prescribe.rehearse(caller, asked.planId(), read);
        IfMatch.require(form.revision(), show.plan(caller, asked).revision());
        return differences;
    }

    void prescribe(Caller caller, ShowPrescription.Asked asked, Form form, ObjectNode body) {
        NewPrescription read = wanted.read(bodies.bytes(body));
        var unused = prescribe.prescribe(caller, asked.planId(), form.revision(), read);
    }
}
