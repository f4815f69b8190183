package org.lumbar.routine.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.audit.Audit;
import org.lumbar.foundation.login.Login;
import org.lumbar.foundation.wall.Service;
import org.lumbar.routine.problem.Refused;

/** Somebody types in a code: bounded, in the service's name because they are nobody yet, and in the audit before the answer. */
@ApplicationScoped
public class Join {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RedeemInvitation redeem;
    private final WrongCodes wrongCodes;
    private final Audit audit;

    Join(RedeemInvitation redeem, WrongCodes wrongCodes, Audit audit) {
        this.redeem = redeem;
        this.wrongCodes = wrongCodes;
        this.audit = audit;
    }

    /**
     * Makes the login whom the code invites; again by the same login is the same as once. Not to be called in a transaction.
     *
     * @param typed the code as it was typed: case, hyphens and spaces don't matter, and O counts as zero, I and L as one
     * @param address where the request comes from
     * @return who the login is from now on
     * @throws Refused 404 {@code invitation-not-valid} for every code that can't be redeemed; 409 {@code login-not-free} if the login is
     *     somebody already, {@code too-many-logins} if the client, or the practice, has as many as there may be
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 {@code too-many-codes} after five wrong ones
     */
    public Binding join(Caller caller, Login login, String typed, String address) {
        wrongCodes.begin(login, address);
        Binding binding = Service.does(() -> redeem.redeem(caller, login, InvitationCode.typed(typed)))
                .orElseThrow(() -> Refused.notFound(
                        "invitation-not-valid", "This code is not valid. Ask your practice for a new invitation."));
        wrongCodes.wasRight(login, address);
        UUID client = binding.clientId();
        if (client != null) {
            // The caller was nobody when the request came, so that the filter has nobody to name.
            Caller themselves = new Caller(login.subject(), binding.roles(), binding.practiceId(), client);
            audit.changed(themselves, client, "/v1/invitations/redeem").await().atMost(PATIENCE);
        }
        return binding;
    }
}
