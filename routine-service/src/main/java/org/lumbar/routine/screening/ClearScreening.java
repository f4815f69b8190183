package org.lumbar.routine.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.client.PublishScreening;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.state.ScreeningResult;

/**
 * A clinician lets a client go on in spite of a yes, in their name and with a note. It holds for the answers that it names, and for
 * earlier ones that said yes to nothing else: who was asked three times is cleared once.
 */
@ApplicationScoped
public class ClearScreening {
    private final Clients clients;
    private final Screenings screenings;
    private final ScreeningRows rows;
    private final PublishScreening publish;
    private final Clock clock;
    private final ScreeningForms forms = new ScreeningForms();

    ClearScreening(Clients clients, Screenings screenings, ScreeningRows rows, PublishScreening publish, Clock clock) {
        this.clients = clients;
        this.screenings = screenings;
        this.rows = rows;
        this.publish = publish;
        this.clock = clock;
    }

    /** @throws Refused 404 if the client has no such answers; 409 if they need no clearance, or have one */
    @Transactional
    public Screening clear(Caller caller, UUID clientId, UUID screeningId, String note) {
        var unused = clients.changing(caller, clientId);
        ScreeningRow named = rows.find(clientId, screeningId)
                .orElseThrow(() -> Refused.notFound("screening-not-found", "The client has not given such answers."));
        if (named.clearedAt != null) {
            throw Refused.conflict("already-cleared", "Somebody has cleared these answers already.");
        }
        if (rows.result(named) == ScreeningResult.PASSED) {
            throw Refused.conflict("nothing-to-clear", "No question was answered with yes.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<String> seen = Set.copyOf(forms.yes(named.answers));
        rows.standing(clientId).stream()
                .filter(row -> !row.answeredAt.isAfter(named.answeredAt))
                .filter(row -> seen.containsAll(forms.yes(row.answers)))
                .forEach(row -> clear(row, now, caller));
        clear(named, now, caller);
        Decision decision = new Decision(caller.subject(), "SCREENING_CLEARED", note);
        publish.cleared(clientId, rows.news(clientId), decision);
        return screenings.judged(named);
    }

    private static void clear(ScreeningRow row, Instant now, Caller caller) {
        row.clearedAt = now;
        row.clearedBy = caller.subject();
    }
}
