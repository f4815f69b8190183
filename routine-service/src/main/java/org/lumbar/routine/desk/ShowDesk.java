package org.lumbar.routine.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.proposal.OpenProposalRow;
import org.lumbar.routine.proposal.OpenProposals;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.state.ConsentState;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.ScreeningResult;

/** Puts the first page together. */
@ApplicationScoped
class ShowDesk {
    /** A larger practice finds its clients on the dashboard, which searches. */
    private static final int MOST = 500;

    private final Clients clients;
    private final OpenProposals proposals;
    private final Seen seen;

    ShowDesk(Clients clients, OpenProposals proposals, Seen seen) {
        this.clients = clients;
        this.proposals = proposals;
        this.seen = seen;
    }

    DeskPage of(Caller caller, Viewer viewer) {
        List<Client> inCare = clients.inCare(caller, MOST);
        Map<UUID, Client> known = inCare.stream().collect(Collectors.toMap(Client::clientId, Function.identity()));
        List<OpenProposalRow.Waiting> waiting = proposals.inCare(caller, MOST);
        seen.clients(waiting.stream().map(OpenProposalRow.Waiting::clientId).toList());
        return new DeskPage(
                viewer,
                caller.seesWholePractice(),
                waiting.stream().map(each -> waiting(caller, known, each)).toList(),
                inCare.stream()
                        .map(client -> new DeskPage.InCare(
                                client.clientId(), client.displayName(), client.status(), isBarred(client)))
                        .sorted(Comparator.comparing(client -> client.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private DeskPage.Waiting waiting(Caller caller, Map<UUID, Client> known, OpenProposalRow.Waiting proposal) {
        UUID id = proposal.clientId();
        Client listed = known.get(id);
        Client client = listed == null ? clients.visible(caller, id) : listed;
        return new DeskPage.Waiting(
                id,
                client.displayName(),
                proposal.planId(),
                proposal.kind(),
                proposal.step(),
                LocalDays.of(proposal.openSince(), client.timezone()));
    }

    private static boolean isBarred(Client client) {
        DecidingScreening screening = client.screening();
        boolean saidYes =
                screening != null && screening.result() != ScreeningResult.PASSED && screening.clearedAt() == null;
        return saidYes || client.consent().state() == ConsentState.WITHDRAWN;
    }
}
