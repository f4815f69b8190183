package org.lumbar.insights.client;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientSnapshot.Consent;
import org.lumbar.insights.snapshot.ClientSnapshot.LockClearance;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;

/**
 * A client as the work behind the pages sees them: whoever asks.
 *
 * @param timezone IANA id of the home zone
 * @param careTeam subjects of the therapists who may see this client
 * @param clearedLocks ids of the events whose locks a clinician has cleared
 * @param clearances when and by whom; none for locks that were published before it was stored
 * @param screening the answers that decide; null if none are known
 * @param openProposals those that wait for a clinician's decision
 * @param consent whether the client agrees to the practice's text about their data
 * @param dataUpTo when the newest of the client's data reached the server; null before there is any
 */
public record ClientProfile(
        UUID clientId,
        UUID practiceId,
        String displayName,
        String timezone,
        String status,
        List<String> careTeam,
        Set<UUID> clearedLocks,
        List<LockClearance> clearances,
        @Nullable Screening screening,
        List<OpenProposal> openProposals,
        Consent consent,
        @Nullable Instant dataUpTo) {}
