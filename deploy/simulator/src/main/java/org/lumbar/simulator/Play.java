package org.lumbar.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.lumbar.simulator.delivery.Arrival;
import org.lumbar.simulator.delivery.DeliveryLog;
import org.lumbar.simulator.delivery.Dispatch;
import org.lumbar.simulator.delivery.Endpoints;
import org.lumbar.simulator.delivery.Pace;
import org.lumbar.simulator.enrolment.RoutineDesk;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.http.PatientHttp;
import org.lumbar.simulator.http.Tokens;
import org.lumbar.simulator.routine.Catalogue;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.story.Channel;
import org.lumbar.simulator.story.Practice;
import org.lumbar.simulator.story.Quirk;
import org.lumbar.simulator.story.Setting;
import org.lumbar.simulator.story.SimulatedClient;
import org.lumbar.simulator.story.Upload;
import org.lumbar.simulator.story.Uploads;

/** Plays a story against a running system, as its users would: staff in routine-service, clients through their apps. */
public final class Play {
    private static final Duration PATIENCE_WITH_STAFF_WORK = Duration.ofMinutes(5);
    private static final int LATE_PLANS_ARRIVE_ON_DAY = 35;

    /** What the rest of the system's users see of the progress. */
    @FunctionalInterface
    public interface Progress {
        void at(LocalDate day, long eventsSent);
    }

    /** A lock that a therapist will clear once the story is over. */
    private record PendingClearance(SimulatedClient client, UUID lockId) {}

    private final Setting setting;
    private final Endpoints endpoints;
    private final Clock clock;
    private final Tokens tokens;
    private final RoutineDesk desk;
    private final List<SimulatedClient> clients;
    private final List<PendingClearance> clearances = new ArrayList<>();

    public Play(Setting setting, Endpoints endpoints, Clock clock) {
        PatientHttp http = new PatientHttp(PATIENCE_WITH_STAFF_WORK);
        this.setting = setting;
        this.endpoints = endpoints;
        this.clock = clock;
        this.tokens = new Tokens(endpoints.issuer(), setting.practiceId(), http, clock);
        this.desk = new RoutineDesk(endpoints.routineUrl(), tokens, http);
        this.clients = new Practice(setting).clients();
    }

    public List<SimulatedClient> clients() {
        return clients;
    }

    public RoutineDesk desk() {
        return desk;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** The routines of this story's plans, as routine-service serves them. */
    public Catalogue catalogue() {
        TreeSet<String> keys = new TreeSet<>();
        clients.forEach(client -> client.plans().forEach(plan -> keys.add(plan.routineKey())));
        return desk.catalogue(keys);
    }

    /**
     * Plays from the first day to the last, and returns when every event has its outcome in the log.
     *
     * @throws RuntimeException if staff work was refused, or a service stayed away for longer than the patience
     */
    public void run(Pace pace, DeliveryLog log, Progress progress) {
        run(pace, Arrival.WHEN_SENT, log, progress);
    }

    /** Likewise; {@code arrival} says when what is sent is to arrive. */
    public void run(Pace pace, Arrival arrival, DeliveryLog log, Progress progress) {
        Uploads uploads = new Uploads(setting, catalogue(), clock.instant());
        clients.forEach(this::enrolAtTheStart);
        Instant latePlans = setting.start()
                .plusDays(LATE_PLANS_ARRIVE_ON_DAY)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        boolean waitingForPlans = true;
        long sent = 0;
        LocalDate day = setting.start().minusDays(2);
        try (Dispatch dispatch = new Dispatch(endpoints, tokens, log, arrival, clock)) {
            while (uploads.hasNext()) {
                Upload upload = uploads.next();
                if (waitingForPlans && upload.at().isAfter(latePlans)) {
                    waitingForPlans = false;
                    clients.forEach(this::enrolLate);
                }
                pace.waitFor(upload.at());
                dispatch.send(upload);
                noteLocks(upload);
                sent += upload.events().size();
                LocalDate reached = LocalDate.ofInstant(upload.at(), ZoneOffset.UTC);
                if (reached.isAfter(day)) {
                    day = reached;
                    progress.at(day, sent);
                }
            }
            if (waitingForPlans) {
                clients.forEach(this::enrolLate);
            }
            dispatch.drain();
        }
        clearances.forEach(pending -> desk.clearLock(pending.client(), pending.lockId(), "BALL_ROLL"));
        clients.stream()
                .filter(Play::isPausedInTheEnd)
                .forEach(client -> client.plans().forEach(desk::pause));
    }

    private static boolean isPausedInTheEnd(SimulatedClient client) {
        return client.persona().has(Quirk.TAKES_A_BREAK) && client.index() % 40 >= 20;
    }

    private void enrolAtTheStart(SimulatedClient client) {
        if (!isUnknownAtFirst(client)) {
            desk.enrol(client);
        }
        if (!client.persona().has(Quirk.PLAN_ARRIVES_LATE)) {
            client.plans().forEach(desk::assign);
        }
    }

    private void enrolLate(SimulatedClient client) {
        if (isUnknownAtFirst(client)) {
            desk.enrol(client);
        }
        if (client.persona().has(Quirk.PLAN_ARRIVES_LATE)) {
            for (Plan plan : client.plans()) {
                desk.assign(plan);
            }
        }
    }

    /** Only straight through Kafka can events of a client arrive before the client. */
    private static boolean isUnknownAtFirst(SimulatedClient client) {
        boolean throughKafka =
                client.channel() == Channel.BACKEND_BINARY || client.channel() == Channel.BACKEND_STRUCTURED;
        return throughKafka && client.persona().has(Quirk.PLAN_ARRIVES_LATE);
    }

    /** Every second client with bone pain is examined in the end, and may roll again. */
    private void noteLocks(Upload upload) {
        if (!upload.client().persona().has(Quirk.HAS_BONE_PAIN)
                || upload.client().index() % 40 >= 20) {
            return;
        }
        for (SessionEvent event : upload.events()) {
            boolean known =
                    clearances.stream().anyMatch(pending -> pending.lockId().equals(event.id()));
            if (event.type() == EventType.STOPPED && !known && reason(event).equals("BONE_PAIN")) {
                clearances.add(new PendingClearance(upload.client(), event.id()));
            }
        }
    }

    private static String reason(SessionEvent event) {
        try {
            JsonNode data = new ObjectMapper().readTree(event.data());
            return data.path("reason").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator wrote an event that isn't JSON", e);
        }
    }
}
