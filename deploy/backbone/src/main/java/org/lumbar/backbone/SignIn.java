package org.lumbar.backbone;

import java.util.Optional;

/** Decides who may have a token. */
final class SignIn {
    private SignIn() {}

    /**
     * The rights behind a name and password: demo users need theirs, a name that spells out its rights takes any password.
     *
     * @return nothing if either is wrong
     */
    static Optional<Rights> check(String username, String password) {
        boolean refused = DemoUser.named(username).isPresent() && !password.equals(DemoUser.PASSWORD);
        return refused ? Optional.empty() : Rights.of(username);
    }
}
