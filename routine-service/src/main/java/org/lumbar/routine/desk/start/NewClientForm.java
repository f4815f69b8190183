package org.lumbar.routine.desk.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Zones;
import org.lumbar.look.Form;
import org.lumbar.routine.client.NewClient;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.desk.ScheduleForm;
import org.lumbar.routine.plan.NewPlan;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.screening.ScreeningForm;

/** Reads the form of a new client: two bodies, as the API takes them, and the faults of both at once. */
@ApplicationScoped
class NewClientForm {
    /** What the name of a question's field begins with. */
    static final String ANSWER = "answer-";

    /** The API's code of a question that nobody has answered. */
    static final String UNANSWERED = "screening-unanswered";

    private final DeskBodies bodies;
    private final RequestBodies<NewClient> clients;
    private final RequestBodies<NewPlan> plans;

    NewClientForm(DeskBodies bodies) {
        this.bodies = bodies;
        this.clients = bodies.of("client-request.json", NewClient.class);
        this.plans = bodies.of("plan-request.json", NewPlan.class);
    }

    /**
     * What was read.
     *
     * @param client null if the form has faults there
     * @param plan likewise
     */
    record Wanted(@Nullable NewClient client, @Nullable NewPlan plan, List<Fault> faults) {}

    /** Takes no answer for granted: a question that nobody answered is a fault. */
    Wanted read(Caller caller, Form form, ScreeningForm questions) {
        List<Fault> faults = new ArrayList<>();
        NewClient client = read(faults, () -> clients.read(bodies.bytes(client(caller, form))));
        faults.addAll(Zones.faults("/timezone", form.textOrNull("timezone")));
        NewPlan plan = plan(form, questions, faults);
        return new Wanted(client, plan, faults.stream().distinct().toList());
    }

    /** Likewise for a client who is known; without questions, if their latest answers allow a plan. */
    Wanted readPlan(Form form, @Nullable ScreeningForm questions) {
        List<Fault> faults = new ArrayList<>();
        NewPlan plan = plan(form, questions, faults);
        return new Wanted(null, plan, faults.stream().distinct().toList());
    }

    private @Nullable NewPlan plan(Form form, @Nullable ScreeningForm questions, List<Fault> faults) {
        NewPlan plan = read(faults, () -> plans.read(bodies.bytes(plan(form, questions))));
        if (questions == null) {
            return plan;
        }
        questions.questions().stream()
                .filter(question -> form.value(ANSWER + question.key()).isEmpty())
                .map(question -> new Fault(UNANSWERED, "/screening/answers/" + question.key(), question.text()))
                .forEach(faults::add);
        return plan;
    }

    private static <T> @Nullable T read(List<Fault> faults, Supplier<T> body) {
        try {
            return body.get();
        } catch (Refused refused) {
            faults.addAll(refused.faults());
            return null;
        }
    }

    private static ObjectNode client(Caller caller, Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("clientId", form.value("clientId"));
        form.putInto(body, "displayName");
        form.putInto(body, "timezone");
        body.putArray("careTeam").add(caller.subject());
        return body;
    }

    private static ObjectNode plan(Form form, @Nullable ScreeningForm questions) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("planId", form.value("planId"));
        form.putInto(body, "routineKey");
        form.putInto(body, "startDate");
        form.putInto(body, "endDate");
        body.set("schedule", ScheduleForm.schedule(form));
        if (questions == null) {
            return body;
        }
        ObjectNode screening = body.putObject("screening");
        screening.put("version", questions.version());
        ObjectNode answers = screening.putObject("answers");
        questions.questions().forEach(question -> {
            String answer = form.value(ANSWER + question.key());
            if (!answer.isEmpty()) {
                answers.put(question.key(), answer.equals("yes"));
            }
        });
        return body;
    }
}
