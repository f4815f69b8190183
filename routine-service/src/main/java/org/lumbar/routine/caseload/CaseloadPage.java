package org.lumbar.routine.caseload;

import java.util.List;

/**
 * Some of those in the caller's care.
 *
 * @param from place of the first one among all, from 1; 0 if there are none
 * @param total how many there are in all
 * @param page from 1
 */
public record CaseloadPage(List<InCare> clients, long from, long total, int page) {
    /** Place of the last one. */
    public long to() {
        return clients.isEmpty() ? 0 : from + clients.size() - 1;
    }

    public boolean hasBefore() {
        return page > 1;
    }

    public boolean hasMore() {
        return to() < total;
    }
}
