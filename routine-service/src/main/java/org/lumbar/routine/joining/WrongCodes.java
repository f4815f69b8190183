package org.lumbar.routine.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.limit.TryLimit;
import org.lumbar.foundation.login.Login;
import org.lumbar.foundation.problem.Problems;

/** Bounds how many codes somebody may guess, by their login and by the address that they come from. Counted per instance. */
@ApplicationScoped
class WrongCodes {
    private final TryLimit<Login> byLogin;
    private final TryLimit<String> byAddress;

    WrongCodes(
            Clock clock,
            @ConfigProperty(name = "lumbar.invitations.wrong-codes") int perLogin,
            @ConfigProperty(name = "lumbar.invitations.wrong-codes-per-address") int perAddress,
            @ConfigProperty(name = "lumbar.invitations.wrong-codes-pause") Duration pause) {
        this.byLogin = new TryLimit<>(clock, perLogin, pause);
        this.byAddress = new TryLimit<>(clock, perAddress, pause);
    }

    /**
     * Counts a code as a wrong one, until {@link #wasRight}.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 {@code too-many-codes} if there were too many
     */
    void begin(Login login, String address) {
        long wait = byLogin.begin(login);
        if (wait == 0) {
            wait = byAddress.begin(address);
            if (wait > 0) {
                byLogin.succeeded(login);
            }
        }
        if (wait > 0) {
            throw Problems.tooMany("too-many-codes", "Too many codes were wrong. Try again later.", wait);
        }
    }

    void wasRight(Login login, String address) {
        byLogin.succeeded(login);
        byAddress.succeeded(address);
    }
}
