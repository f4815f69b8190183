package org.lumbar.routine.screening;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.client.PublishScreening;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.ScreeningResult;

/**
 * Answers are stored as they were given, and published for everybody who cares for the client; whether they still allow a plan is judged
 * when it is asked. A yes holds, whatever is answered later, until a clinician clears it.
 */
@ApplicationScoped
public class Screenings {
    /** The code of a plan that the answers speak against. */
    public static final String REFUSED = "screening-refused";

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int LOOKED_THROUGH = 50;

    private final Clients clients;
    private final ScreeningRows rows;
    private final PublishScreening publish;
    private final Clock clock;
    private final ScreeningForms forms = new ScreeningForms();

    Screenings(Clients clients, ScreeningRows rows, PublishScreening publish, Clock clock) {
        this.clients = clients;
        this.rows = rows;
        this.publish = publish;
        this.clock = clock;
    }

    /** The questions that are asked today. */
    public ScreeningForm form() {
        return forms.newest();
    }

    /**
     * Stores the answers, whatever they say. Those to an older form are stored, too: a phone that was offline still has it.
     *
     * @param at JSON pointer of the answers in the body that they come in
     * @throws Refused 400 if there never was such a form
     */
    @Transactional
    public Screening store(Caller caller, UUID clientId, ScreeningAnswers answers, String at) {
        forms.requireKnown(answers, at + "/version");
        Client client = clients.changing(caller, clientId);
        ScreeningRow row = new ScreeningRow();
        row.screeningId = IDS.generate();
        row.clientId = client.clientId();
        row.practiceId = client.practiceId();
        // As exactly as the database stores it: read again, it is the same.
        row.answeredAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.answeredBy = caller.subject();
        row.answers = answers;
        row.result = forms.result(answers);
        rows.persist(row);
        publish.answered(clientId, rows.news(clientId), Decision.of(caller.subject(), "SCREENING_ANSWERED"));
        return judged(row);
    }

    /** Like {@link #store}, unless the client's newest answers are the same and nobody has cleared them: it is the same request. */
    @Transactional
    public void keepOnce(Caller caller, UUID clientId, ScreeningAnswers answers, String at) {
        boolean again = rows.newest(clientId, 1).stream()
                .anyMatch(newest -> newest.clearedAt == null && newest.answers.equals(answers));
        if (!again) {
            var unused = store(caller, clientId, answers, at);
        }
    }

    /** Whether these very answers of the client are stored already. */
    @Transactional
    public boolean hasKept(UUID clientId, ScreeningAnswers answers) {
        return rows.newest(clientId, LOOKED_THROUGH).stream().anyMatch(row -> row.answers.equals(answers));
    }

    /** The client's latest answers, judged now. */
    @Transactional
    public Optional<Screening> latest(UUID clientId) {
        return rows.newest(clientId, 1).stream().findFirst().map(this::judged);
    }

    /** The answers that keep the client from every routine until a clinician clears them. */
    @Transactional
    public Optional<DecidingScreening> standing(UUID clientId) {
        return rows.deciding(clientId)
                .filter(deciding -> deciding.result() != ScreeningResult.PASSED && deciding.clearedAt() == null);
    }

    /**
     * Stores answers that come with a plan, and refuses the plan unless they, and all earlier ones, allow it.
     *
     * @throws Refused 422 naming every reason; 400 if there never was such a form
     */
    @Transactional
    public void require(Caller caller, Client client, @Nullable ScreeningAnswers answers) {
        List<Fault> reasons = answers == null
                ? latest(client.clientId())
                        .map(Screening::reasons)
                        .orElse(List.of(
                                new Fault("screening-missing", "/screening", "Nobody has answered the questions.")))
                : reasonsAgainst(client, answers);
        if (!reasons.isEmpty()) {
            throw Refused.of(422, REFUSED, "The screening does not allow a plan now.", reasons);
        }
        if (answers != null) {
            var unused = store(caller, client.clientId(), answers, "/screening");
        }
    }

    private List<Fault> reasonsAgainst(Client client, ScreeningAnswers answers) {
        forms.requireKnown(answers, "/screening/version");
        List<Fault> reasons = new ArrayList<>(forms.saidYes(answers));
        reasons.addAll(standingReasons(client.clientId()));
        reasons.addAll(forms.gaps(answers));
        return reasons.stream().distinct().toList();
    }

    private List<Fault> standingReasons(UUID clientId) {
        return rows.standing(clientId).stream()
                .flatMap(row -> forms.saidYes(row.answers).stream())
                .distinct()
                .toList();
    }

    /** The answers of one row, by what they say and by every yes that still stands. */
    Screening judged(ScreeningRow row) {
        boolean expired = form().hasExpired(row.answeredAt, clock.instant());
        List<Fault> reasons = new ArrayList<>(standingReasons(row.clientId));
        if (expired) {
            reasons.add(new Fault("screening-expired", "/screening", "The answers are too old; ask again."));
        } else {
            reasons.addAll(forms.gaps(row.answers));
        }
        return new Screening(
                row.screeningId,
                row.answers.version(),
                row.answeredAt,
                row.answeredBy,
                rows.result(row),
                expired,
                reasons.isEmpty(),
                List.copyOf(reasons),
                row.clearedAt,
                row.clearedBy);
    }
}
