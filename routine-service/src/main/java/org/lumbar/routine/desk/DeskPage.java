package org.lumbar.routine.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumbar.look.Viewer;
import org.lumbar.routine.caseload.CaseloadPage;
import org.lumbar.routine.caseload.WaitingProposal;

/**
 * The first page of the desk: what waits for a decision, and who is in one's care.
 *
 * @param waiting the longest waiting
 * @param more whether others wait, too
 * @param named what the names were searched for; empty for all
 * @param admin whether the viewer sees the whole practice
 */
public record DeskPage(
        Viewer viewer, List<WaitingProposal> waiting, boolean more, CaseloadPage care, String named, boolean admin) {

    /** What was searched for, as an address has it. */
    public String searched() {
        return URLEncoder.encode(named, StandardCharsets.UTF_8);
    }

    /** The number of the page before. */
    public int before() {
        return care.page() - 1;
    }

    /** The number of the page after. */
    public int after() {
        return care.page() + 1;
    }
}
