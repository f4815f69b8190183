package org.lumbar.insights.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientSnapshot.Consent;
import org.lumbar.insights.snapshot.ClientSnapshot.ConsentState;
import org.lumbar.insights.snapshot.LocalDay;

/**
 * A client's consent where a therapist has to know of it.
 *
 * @param state WITHDRAWN, so that nothing new is stored; or OUTDATED: the client is to be asked again
 * @param since local day since which it is so
 */
public record ShownConsent(ConsentState state, LocalDate since) {

    /** Null if there is nothing to say as of a local day: nothing was decided, or consent is given. */
    public static @Nullable ShownConsent of(Consent consent, String timezone, LocalDate day) {
        LocalDate since = consent.since() == null ? null : LocalDay.of(consent.since(), timezone);
        boolean said = consent.state() == ConsentState.WITHDRAWN || consent.state() == ConsentState.OUTDATED;
        return said && since != null && !since.isAfter(day) ? new ShownConsent(consent.state(), since) : null;
    }

    /** True if nothing is stored, and nothing asked for. */
    public boolean stopsEverything() {
        return state == ConsentState.WITHDRAWN;
    }
}
