package org.lumbar.foundation.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.lumbar.foundation.problem.Problems;

/** What callers read who may not. */
public final class AccessRefusals {
    private AccessRefusals() {}

    /** 404: the client does not exist, is erased, or is none of the caller's business; the answer does not say which. */
    public static HttpProblem clientNotFound() {
        return Problems.of(404, "client-not-found", "There is no such client in your care.");
    }

    static HttpProblem noPractice() {
        return Problems.of(403, "no-practice", "Your account belongs to no practice.");
    }

    static HttpProblem unusableSubject() {
        return Problems.of(
                403, "unusable-subject", "Your token's subject is empty, has more than 200 characters, or is no text.");
    }
}
