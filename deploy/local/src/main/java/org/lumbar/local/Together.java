package org.lumbar.local;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that waits for processes, done side by side: a thread for each, for the common pool would be too small. */
final class Together {
    private Together() {}

    /** Runs all to their end and then fails with the first failure there was. */
    static void run(Runnable... actions) {
        try {
            CompletableFuture.allOf(
                            Arrays.stream(actions).map(Together::inBackground).toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    static CompletableFuture<Void> inBackground(Runnable action) {
        return CompletableFuture.runAsync(action, task -> new Thread(task, "local-stack").start());
    }
}
