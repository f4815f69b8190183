package org.lumbar.e2e;

import java.util.concurrent.ExecutionException;

/** A question to Kafka's administration. */
@FunctionalInterface
interface Asked<T> {
    T answer() throws ExecutionException, InterruptedException;

    /** Its answer; whatever goes wrong ends the story. */
    static <T> T now(Asked<T> question) {
        try {
            return question.answer();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
