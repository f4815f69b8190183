package org.lumbar.foundation.login;

import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;

/** What a service's own database says of logins. */
public interface Bindings {

    /**
     * What the login is now; null if it is bound to nobody. Called outside of a request, on a thread that may block.
     *
     * @throws RuntimeException if it can't be known now
     */
    @Nullable
    Binding find(Login login);
}
