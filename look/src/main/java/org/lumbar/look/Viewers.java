package org.lumbar.look;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.foundation.access.CallerOfRequest;

/** Who looks at a page, as it greets them. */
@ApplicationScoped
public class Viewers {

    private final SecurityIdentity identity;
    private final CallerOfRequest caller;

    Viewers(SecurityIdentity identity, CallerOfRequest caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /** Whoever is signed in. */
    public Viewer current() {
        Principal person = identity.getPrincipal();
        String name = person instanceof JsonWebToken token ? token.getClaim("name") : null;
        return new Viewer(name == null ? person.getName() : name, caller.get().subject());
    }
}
