package org.lumbar.routine.caseload;

import java.util.Locale;

/** What a client waits for from those who care for them, gravest first. */
public enum Need {
    /** A yes of the screening that nobody has cleared. */
    SCREENING_YES,
    /** A lock that nobody has cleared. */
    LOCK,
    CONSENT_WITHDRAWN,
    PROPOSAL,
    /** The answers are too old. */
    SCREENING_EXPIRED,
    /** Nobody has answered. */
    SCREENING_MISSING,
    /** A plan is prepared and not active. */
    DRAFT,
    NO_PLAN;

    /** As a page names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it keeps the client from something. */
    public boolean isGrave() {
        return compareTo(PROPOSAL) < 0;
    }
}
