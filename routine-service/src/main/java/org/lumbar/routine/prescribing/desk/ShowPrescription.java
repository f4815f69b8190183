package org.lumbar.routine.prescribing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Said;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.history.History;
import org.lumbar.routine.picture.shown.RoutinePictures;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.prescribing.OpenSteps;
import org.lumbar.routine.prescribing.Prescribe;
import org.lumbar.routine.prescribing.desk.PrescriptionPage.DoseFields;
import org.lumbar.routine.prescribing.desk.PrescriptionPage.PhaseFields;
import org.lumbar.routine.prescribing.desk.PrescriptionPage.StepFields;
import org.lumbar.routine.prescription.Amount;
import org.lumbar.routine.prescription.Dose;
import org.lumbar.routine.prescription.Prescription;
import org.lumbar.routine.prescription.PrescriptionDifferences.Difference;
import org.lumbar.routine.prescription.StepPrescription;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.StepKind;
import org.lumbar.routine.step.Technique;

/** Puts the page of a prescription together. Call it in a transaction. */
@ApplicationScoped
class ShowPrescription {
    private final Clients clients;
    private final Plans plans;
    private final Prescribe prescribe;
    private final OpenSteps openSteps;
    private final History history;
    private final RoutinePictures pictures;

    ShowPrescription(
            Clients clients,
            Plans plans,
            Prescribe prescribe,
            OpenSteps openSteps,
            History history,
            RoutinePictures pictures) {
        this.clients = clients;
        this.plans = plans;
        this.prescribe = prescribe;
        this.openSteps = openSteps;
        this.history = history;
        this.pictures = pictures;
    }

    /** What an address asks for, and in which language. */
    record Asked(UUID clientId, UUID planId, String done, Locale language) {}

    /** The plan of an address, if it is this client's. */
    PinnedPlan plan(Caller caller, Asked asked) {
        PinnedPlan pinned = plans.visible(caller, asked.planId());
        if (!pinned.plan().clientId().equals(asked.clientId())) {
            throw AccessRefusals.clientNotFound();
        }
        return pinned;
    }

    /**
     * The page as a reader is shown it.
     *
     * @param preview what would change; null until it was asked for
     */
    PrescriptionPage of(Caller caller, Viewer viewer, Asked asked, Form form, @Nullable List<Difference> preview) {
        PinnedPlan pinned = plan(caller, asked);
        Routine routine = pinned.routine().in(asked.language().toLanguageTag());
        Prescribe.Standing standing = prescribe.standing(caller, asked.planId());
        Prescription now = pinned.plan().prescribed();
        Prescribe.Change latest = standing.latest();
        List<Step> steps = now.ordered(routine);
        return new PrescriptionPage(
                viewer,
                clients.visible(caller, asked.clientId()),
                pinned.snapshot(),
                form,
                asked.done(),
                form.value("note", Objects.requireNonNullElse(now.note(), "")),
                phases(
                        form,
                        steps,
                        now,
                        new Shown(routine.language(), pictures.of(pinned.routine(), asked.language()))),
                preview == null ? null : ShownDifference.of(preview, routine),
                preview == null ? "" : PrescriptionForm.mark(PrescriptionForm.body(form, steps)),
                latest == null
                        ? null
                        : new PrescriptionPage.Change(
                                latest.changedAt(),
                                latest.changedBy(),
                                ShownDifference.of(latest.differences(), routine)),
                ShownDifference.of(standing.fromRoutine(), routine),
                openSteps.gates(caller, asked.planId()),
                meanwhile(form, pinned.snapshot()));
    }

    /** In which language the steps are shown, and their pictures by their keys. */
    private record Shown(String language, Map<String, String> pictures) {}

    private static List<PhaseFields> phases(Form form, List<Step> steps, Prescription now, Shown shown) {
        List<Step> sent = PrescriptionForm.ordered(form, steps);
        Map<Phase, List<StepFields>> byPhase = new LinkedHashMap<>();
        for (Step step : steps) {
            List<StepFields> ofPhase = byPhase.computeIfAbsent(step.phase(), phase -> new ArrayList<>());
            StepPrescription own = now.step(step.key());
            Said title = new Said(step.title(), shown.language());
            String picture = step.media() == null ? shown.pictures().getOrDefault(step.key(), "") : "";
            ofPhase.add(fields(form, step, title, picture, own, ofPhase.size() + 1, "/steps/" + sent.indexOf(step)));
        }
        return byPhase.entrySet().stream()
                .map(phase -> new PhaseFields(phase.getKey(), List.copyOf(phase.getValue())))
                .toList();
    }

    /** @param at where the step is in the body that was sent */
    private static StepFields fields(
            Form form, Step step, Said title, String picture, StepPrescription now, int place, String at) {
        String key = step.key();
        Dose dose = now.dose().over(step);
        boolean dosed = step.kind() == StepKind.ACTION;
        boolean isSent = PrescriptionForm.isSent(form);
        return new StepFields(
                key,
                title,
                step.technique().name(),
                picture,
                dosed
                        ? Stream.of(
                                        dose(form, step, "seconds", dose.seconds(), at),
                                        dose(form, step, "repetitions", dose.repetitions(), at),
                                        dose(form, step, "holdSeconds", dose.holdSeconds(), at))
                                .toList()
                        : List.of(),
                form.value("order-" + key, "" + place),
                step.prompt() || step.technique() == Technique.ASK,
                isSent ? form.is("leftOut", key) : now.leavesOut(),
                form.value("note-" + key, Objects.requireNonNullElse(now.note(), "")),
                now.leavesOut() || now.note() != null || !now.dose().over(step).equals(Dose.of(step)),
                form.at(at),
                form.at(at + "/note"));
    }

    private static DoseFields dose(Form form, Step step, String name, @Nullable Amount now, String at) {
        Dose own = Dose.of(step);
        Amount allowed = switch (name) {
            case "seconds" -> own.seconds();
            case "repetitions" -> own.repetitions();
            default -> own.holdSeconds();
        };
        List<Fault> faults = form.at(at + "/" + name);
        return new DoseFields(
                name,
                range(now),
                range(allowed),
                form.value(name + "-min-" + step.key(), now == null ? "" : "" + now.min()),
                form.value(name + "-max-" + step.key(), now == null ? "" : "" + now.max()),
                faults);
    }

    private static String range(@Nullable Amount amount) {
        return amount == null ? "" : ShownDifference.range(amount.min(), amount.max());
    }

    private List<PrescriptionPage.Meanwhile> meanwhile(Form form, PlanSnapshot plan) {
        Long seen = form.revision();
        if (!"stale-revision".equals(form.refusal()) || seen == null) {
            return List.of();
        }
        return history.of(plan.clientId(), plan.planId()).stream()
                .filter(line -> line.revision() > seen)
                .map(line -> new PrescriptionPage.Meanwhile(line.changedAt(), line.changedBy(), line.change()))
                .toList();
    }
}
