package org.lumbar.routine.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Viewer;
import org.lumbar.routine.caseload.Caseload;
import org.lumbar.routine.caseload.WaitingProposal;

/** Puts the first page together. */
@ApplicationScoped
class ShowDesk {
    /** The list below marks the others. */
    private static final int MOST_WAITING = 25;

    private final Caseload caseload;

    ShowDesk(Caseload caseload) {
        this.caseload = caseload;
    }

    DeskPage of(Caller caller, Viewer viewer, String named, int page) {
        List<WaitingProposal> waiting = caseload.waiting(caller, MOST_WAITING + 1);
        return new DeskPage(
                viewer,
                waiting.stream().limit(MOST_WAITING).toList(),
                waiting.size() > MOST_WAITING,
                caseload.page(caller, named, page),
                named,
                caller.seesWholePractice());
    }
}
