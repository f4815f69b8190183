package org.lumbar.routine.desk.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.look.Notation;
import org.lumbar.routine.consent.ConsentDecision;
import org.lumbar.routine.consent.ConsentText;
import org.lumbar.routine.consent.Consents;
import org.lumbar.routine.consent.Wording;
import org.lumbar.routine.joining.ClientLogin;
import org.lumbar.routine.joining.Invitation;

/**
 * How a client gets into the app, and what they agreed to.
 *
 * @param open invitations that can still be redeemed
 * @param logins accounts that are the client
 * @param decisions oldest first
 * @param text what the client is asked today; null if the practice has no text
 * @param consentId made for the page: a decision sent twice is recorded once
 */
public record ClientAccess(
        List<Invitation> open,
        List<ClientLogin> logins,
        Consents.Standing consent,
        List<ConsentDecision> decisions,
        @Nullable ConsentText text,
        UUID consentId) {

    /** The language in which the reader gets the text: theirs, or one that there is. */
    public String language(Notation say) {
        if (text == null || text.texts().containsKey(say.language().getLanguage())) {
            return say.language().getLanguage();
        }
        return text.texts().keySet().stream().sorted().findFirst().orElse("");
    }

    /** The words of the text; null if there are none. */
    public @Nullable Wording wording(Notation say) {
        return text == null ? null : text.texts().get(language(say));
    }
}
