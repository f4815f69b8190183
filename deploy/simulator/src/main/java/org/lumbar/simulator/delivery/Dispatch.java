package org.lumbar.simulator.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.http.PatientHttp;
import org.lumbar.simulator.http.Tokens;
import org.lumbar.simulator.story.Channel;
import org.lumbar.simulator.story.Upload;

/** Sends uploads, several clients at a time, the uploads of one client one after the other. */
public final class Dispatch implements AutoCloseable {
    private static final int LANES = 8;
    private static final int MOST_WAITING = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Arrival arrival;
    private final Carrier overHttp;
    private final Carrier overKafka;
    private final List<ExecutorService> lanes = new ArrayList<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    public Dispatch(Endpoints endpoints, Tokens tokens, DeliveryLog log, Arrival arrival, Clock clock) {
        this.arrival = arrival;
        this.overHttp = new HttpCarrier(endpoints.sessionUrl(), tokens, new PatientHttp(PATIENCE), log);
        this.overKafka =
                new KafkaCarrier(endpoints.bootstrapServers(), endpoints.eventTopic(), PATIENCE, log, arrival, clock);
        for (int i = 0; i < LANES; i++) {
            lanes.add(Executors.newSingleThreadExecutor());
        }
    }

    /** Queues an upload; waits while too many are on their way. */
    public void send(Upload upload) {
        room.acquireUninterruptibly();
        lanes.get(upload.client().index() % LANES).execute(() -> {
            try {
                carrierOf(upload.client().channel()).carry(upload);
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    private Carrier carrierOf(Channel channel) {
        if (arrival == Arrival.AS_THE_STORY_SAYS) {
            return overKafka;
        }
        return switch (channel) {
            case PHONE, GATEWAY -> overHttp;
            case BACKEND_STRUCTURED, BACKEND_BINARY -> overKafka;
        };
    }

    /** Returns when every upload queued so far has left and been answered, as far as HTTP goes. */
    public void drain() {
        room.acquireUninterruptibly(MOST_WAITING);
        room.release(MOST_WAITING);
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** Waits for everything under way. */
    @Override
    public void close() {
        lanes.forEach(ExecutorService::shutdown);
        try {
            for (ExecutorService lane : lanes) {
                lane.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            lanes.forEach(ExecutorService::shutdownNow);
            Thread.currentThread().interrupt();
        }
        overHttp.close();
        overKafka.close();
    }
}
