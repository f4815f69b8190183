package org.lumbar.e2e;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends each call to the next of a service's ready instances, as a Kubernetes Service does. */
final class ReadyInstances {
    private final List<URI> addresses = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    void add(URI address) {
        addresses.add(address);
    }

    void remove(URI address) {
        addresses.remove(address);
    }

    URI next() {
        Object[] now = addresses.toArray();
        return (URI) now[Math.floorMod(turn.getAndIncrement(), now.length)];
    }
}
