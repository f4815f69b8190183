package org.lumbar.routine.client;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.state.Consent;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.InjuredArea;
import org.lumbar.routine.state.LockClearance;
import org.lumbar.routine.state.OpenProposal;
import org.lumbar.routine.state.ScreeningHold;

/**
 * A client, as published in {@code client.v1}.
 *
 * @param timezone home zone
 * @param careTeam subjects of the therapists who may see this client
 * @param screening the answers that decide; null while nobody has answered
 * @param screeningHolds when a yes kept the client from their routines, oldest first, none overlapping another
 * @param openProposals what waits for a clinician, of running plans, oldest first
 * @param consent whether the client agrees to the practice's text about their data
 */
public record Client(
        UUID clientId,
        UUID practiceId,
        long revision,
        String displayName,
        ZoneId timezone,
        ClientStatus status,
        List<String> careTeam,
        List<LockClearance> lockClearances,
        List<InjuredArea> injuredAreas,
        @Nullable DecidingScreening screening,
        List<ScreeningHold> screeningHolds,
        List<OpenProposal> openProposals,
        Consent consent) {

    /** @throws Refused 409 if the practice does not care for them any more */
    public void requireActive() {
        if (status != ClientStatus.ACTIVE) {
            throw Refused.conflict("client-inactive", "The practice does not care for this client at present.");
        }
    }
}
