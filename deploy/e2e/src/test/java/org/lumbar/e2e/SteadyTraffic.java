package org.lumbar.e2e;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lumbar.local.Part;

/** Clients who do one session after the other, therapists who read and change, at a steady rate until it is closed. */
final class SteadyTraffic implements AutoCloseable {
    private static final int EVENTS_PER_SECOND = 25;
    private static final int READS_PER_SECOND = 12;
    private static final int CHANGES_PER_SECOND = 1;

    private final SystemUnderTest system;
    private final Map<Part, ReadyInstances> services;
    private final List<Newcomer> clients;
    private final Calls calls = new Calls();
    private final Map<UUID, Deque<Visit.Event>> plans = new HashMap<>();
    private final Map<UUID, Set<UUID>> acknowledged = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int turn;

    private SteadyTraffic(SystemUnderTest system, Map<Part, ReadyInstances> services, Collection<Newcomer> clients) {
        this.system = system;
        this.services = services;
        this.clients = List.copyOf(clients);
        clients.forEach(client -> acknowledged.put(client.clientId(), ConcurrentHashMap.newKeySet()));
    }

    static SteadyTraffic of(SystemUnderTest system, Map<Part, ReadyInstances> services, Collection<Newcomer> clients) {
        SteadyTraffic traffic = new SteadyTraffic(system, services, clients);
        traffic.every(EVENTS_PER_SECOND, traffic::event);
        traffic.every(READS_PER_SECOND, traffic::read);
        traffic.every(CHANGES_PER_SECOND, traffic::change);
        return traffic;
    }

    Calls calls() {
        return calls;
    }

    /** Ids of the events of a client that got a 202 and the word accepted. */
    Set<UUID> acknowledged(Newcomer client) {
        return acknowledged.getOrDefault(client.clientId(), Set.of());
    }

    int acknowledged() {
        return acknowledged.values().stream().mapToInt(Set::size).sum();
    }

    private void event() {
        Newcomer client = nextClient();
        Deque<Visit.Event> plan = plans.computeIfAbsent(client.clientId(), any -> new ArrayDeque<>());
        if (plan.isEmpty()) {
            plan.addAll(Visit.of(client).whole());
        }
        Visit.Event event = plan.removeFirst();
        send(Part.SESSION, "event", "POST", "/v1/events", client.self(), 202, Api.EVENT, event.json(), answer -> {
            if (answer.contains("\"accepted\"")) {
                acknowledged.getOrDefault(client.clientId(), Set.of()).add(event.id());
            }
        });
    }

    private void read() {
        Newcomer client = nextClient();
        switch (turn % 3) {
            case 0 -> read(Part.SESSION, client, "sessions");
            case 1 -> read(Part.ROUTINE, client, "today");
            default -> read(Part.INSIGHTS, client, "consistency");
        }
    }

    private void read(Part service, Newcomer client, String what) {
        send(service, what, "GET", client.path(what), client.therapist(), 200, null, null, answer -> {});
    }

    private void change() {
        Newcomer client = nextClient();
        String body = "{\"displayName\":\"New Name %d\"}".formatted(turn);
        String path = "/v1/clients/" + client.clientId();
        send(Part.ROUTINE, "change", "PATCH", path, client.therapist(), 200, Api.JSON, body, answer -> {});
    }

    private void send(
            Part service,
            String kind,
            String method,
            String path,
            String person,
            int expected,
            @Nullable String type,
            @Nullable String body,
            Consumer<String> whenAnswered) {
        ReadyInstances instances = services.get(service);
        if (instances == null) {
            throw new IllegalArgumentException(service + " is not called here");
        }
        calls.send(
                instances,
                new Calls.Call(kind, method, path, system.token(person), expected),
                type,
                body,
                whenAnswered);
    }

    private Newcomer nextClient() {
        turn++;
        return clients.get(turn % clients.size());
    }

    private void every(int perSecond, Runnable call) {
        long pause = TimeUnit.SECONDS.toMicros(1) / perSecond;
        Runnable guarded = () -> {
            try {
                call.run();
            } catch (RuntimeException e) {
                calls.faults().add("not sent: " + e);
            }
        };
        var unused = clock.scheduleAtFixedRate(guarded, pause, pause, TimeUnit.MICROSECONDS);
    }

    /** Sends no more, and waits for the answers to what was sent. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        calls.finish();
    }
}
