package org.lumbar.routine.joining;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.login.Bindings;
import org.lumbar.foundation.login.KnownLogins;
import org.lumbar.foundation.login.Login;

/** Says of each verified token whose its login is. This service's own tables are the first to know. */
@ApplicationScoped
class LoginBindings implements Bindings {
    private final RedeemInvitation logins;

    LoginBindings(RedeemInvitation logins) {
        this.logins = logins;
    }

    @Override
    public @Nullable Binding find(Login login) {
        return QuarkusTransaction.requiringNew().call(() -> logins.find(login)).orElse(null);
    }

    /** On this instance at once; on others when what they know is out of date. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Login login, KnownLogins known) {
        known.forget(login);
    }
}
