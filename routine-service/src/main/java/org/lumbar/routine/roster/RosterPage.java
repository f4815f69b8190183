package org.lumbar.routine.roster;

import java.util.List;
import org.lumbar.look.Viewer;

/**
 * One list of clients: what is wrong with it, or how far it is.
 *
 * @param page of its faults, from 1
 * @param refusal the code of a refusal; empty if there is none
 */
public record RosterPage(Viewer viewer, Roster roster, int page, String refusal) {
    private static final int A_PAGE = 100;

    /** Faults of this page. */
    public List<RosterFault> faults() {
        return roster.faults().stream().skip((page - 1L) * A_PAGE).limit(A_PAGE).toList();
    }

    public long from() {
        return (page - 1L) * A_PAGE + 1;
    }

    public long to() {
        return from() + faults().size() - 1;
    }

    public boolean hasMore() {
        return to() < roster.faultCount();
    }

    public boolean hasBefore() {
        return page > 1;
    }

    public int before() {
        return page - 1;
    }

    public int after() {
        return page + 1;
    }

    /** Clients that a confirmation would make. */
    public int wanted() {
        return roster.rows() - roster.known();
    }
}
