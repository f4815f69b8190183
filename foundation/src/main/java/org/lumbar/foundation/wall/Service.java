package org.lumbar.foundation.wall;

import java.util.function.Supplier;

/**
 * Work that a request has done in the service's own name, and not in its caller's: what decides who the caller is and what they
 * may see. Everything outside of requests is the service's own work anyway.
 */
public final class Service {
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private Service() {}

    /**
     * Connections that {@code work} takes from the pool on this thread see all rows, and a transaction that begins with it does
     * until its end. Of no effect on a transaction that has its connection already.
     */
    public static <T> T does(Supplier<T> work) {
        DEPTH.set(DEPTH.get() + 1);
        try {
            return work.get();
        } finally {
            DEPTH.set(DEPTH.get() - 1);
        }
    }

    static boolean isAtWork() {
        return DEPTH.get() > 0;
    }
}
