package org.lumbar.routine.asking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.lumbar.foundation.input.Fault;
import org.lumbar.look.Form;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.screening.ScreeningAnswers;
import org.lumbar.routine.screening.ScreeningForm;

/** Reads the answers of a form as the API takes them. */
@ApplicationScoped
class AskForm {
    /** What the name of a question's field begins with. */
    static final String ANSWER = "answer-";

    private final DeskBodies bodies;
    private final RequestBodies<ScreeningAnswers> answers;

    AskForm(DeskBodies bodies) {
        this.bodies = bodies;
        this.answers = bodies.of("screening-request.json", ScreeningAnswers.class);
    }

    /** Takes no answer for granted: a question that nobody answered is a fault. */
    List<Fault> faults(Form form, ScreeningForm questions) {
        return questions.questions().stream()
                .filter(question -> form.value(ANSWER + question.key()).isEmpty())
                .map(question -> new Fault("screening-unanswered", "/answers/" + question.key(), question.text()))
                .toList();
    }

    ScreeningAnswers read(Form form, ScreeningForm questions) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("version", questions.version());
        ObjectNode given = body.putObject("answers");
        questions.questions().forEach(question -> given.put(question.key(), form.is(ANSWER + question.key(), "yes")));
        return answers.read(bodies.bytes(body));
    }
}
