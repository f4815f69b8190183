package org.lumbar.routine.screening;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.access.Caller;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.problem.Fault;
import org.lumbar.routine.problem.Refused;

/** Answers are kept as they were given; whether they still allow a plan is judged when it is asked. */
@ApplicationScoped
public class Screenings {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final EntityManager entities;
    private final Clock clock;
    private final List<ScreeningForm> forms = ScreeningForm.all();

    Screenings(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The questions that are asked today. */
    public ScreeningForm form() {
        return forms.get(forms.size() - 1);
    }

    /**
     * Keeps the answers, whatever they say. Those to an older form are kept, too: a phone that was offline still has it.
     *
     * @throws Refused 400 if there never was such a form
     */
    @Transactional
    public Screening keep(Caller caller, Client client, ScreeningAnswers answers) {
        if (formOf(answers).isEmpty()) {
            throw Refused.invalid(List.of(
                    new Fault("unknown-screening-version", "/version", "There is no such version of the form.")));
        }
        ScreeningRow row = new ScreeningRow();
        row.screeningId = IDS.generate();
        row.clientId = client.clientId();
        row.practiceId = client.practiceId();
        row.answeredAt = clock.instant();
        row.answeredBy = caller.subject();
        row.answers = answers;
        entities.persist(row);
        return judged(row);
    }

    /** The client's latest answers, judged now. */
    @Transactional
    public Optional<Screening> latest(UUID clientId) {
        return entities.createQuery(
                        "from ScreeningRow where clientId = :client order by answeredAt desc limit 1",
                        ScreeningRow.class)
                .setParameter("client", clientId)
                .getResultStream()
                .findFirst()
                .map(this::judged);
    }

    /**
     * Keeps answers that come with a plan, and refuses the plan unless they, or earlier ones, allow it.
     *
     * @throws Refused 422 naming every reason
     */
    @Transactional
    public void require(Caller caller, Client client, @Nullable ScreeningAnswers answers) {
        List<Fault> reasons;
        if (answers != null) {
            reasons = reasonsAgainst(answers);
            if (reasons.isEmpty()) {
                var unused = keep(caller, client, answers);
            }
        } else {
            reasons = latest(client.clientId())
                    .map(Screening::reasons)
                    .orElse(List.of(
                            new Fault("screening-missing", "/screening", "Nobody has answered the questions.")));
        }
        if (!reasons.isEmpty()) {
            throw Refused.of(422, "screening-refused", "The screening does not allow a plan now.", reasons);
        }
    }

    private Optional<ScreeningForm> formOf(ScreeningAnswers answers) {
        return forms.stream()
                .filter(form -> form.version().equals(answers.version()))
                .findFirst();
    }

    /** What speaks against a plan by the form that was answered, and that it is not today's any more. */
    private List<Fault> reasonsAgainst(ScreeningAnswers answers) {
        List<Fault> reasons = new ArrayList<>();
        formOf(answers).ifPresent(form -> reasons.addAll(form.reasonsAgainst(answers, "/screening")));
        if (!answers.version().equals(form().version())) {
            reasons.add(
                    new Fault("screening-outdated", "/screening/version", "The questions have changed; ask again."));
        }
        return List.copyOf(reasons);
    }

    private Screening judged(ScreeningRow row) {
        boolean expired = form().hasExpired(row.answeredAt, clock.instant());
        List<Fault> reasons = expired
                ? List.of(new Fault("screening-expired", "/screening", "The answers are too old; ask again."))
                : reasonsAgainst(row.answers);
        return new Screening(
                row.answers.version(), row.answeredAt, row.answeredBy, expired, reasons.isEmpty(), reasons);
    }
}
