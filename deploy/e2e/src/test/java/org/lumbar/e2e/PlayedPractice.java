package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumbar.simulator.Play;
import org.lumbar.simulator.delivery.Delivery;
import org.lumbar.simulator.delivery.MemoryLog;
import org.lumbar.simulator.delivery.Pace;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.oracle.ClientTruth;
import org.lumbar.simulator.oracle.Oracle;
import org.lumbar.simulator.schedule.LocalDays;
import org.lumbar.simulator.story.Setting;
import org.lumbar.simulator.story.SimulatedClient;

/** A practice that was simulated against the system: what it promised to count, and what must come of that. */
record PlayedPractice(Setting setting, List<Part> parts) {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 8);
    private static final int CLIENTS = 40;
    private static final int WEEKS = 12;

    /** One client's part: the events that got a 202 or Kafka's acknowledgement, resends included, and the oracle's word. */
    record Part(SimulatedClient client, List<SessionEvent> promised, ClientTruth truth) {
        UUID clientId() {
            return client.clientId();
        }

        @Override
        public String toString() {
            return client.persona() + " " + clientId();
        }
    }

    /** The practice of the demo users. */
    static Setting demoPractice() {
        return Setting.endingOn(UNTIL, CLIENTS, WEEKS);
    }

    /** Other people elsewhere: another seed, another practice. */
    static Setting anotherPractice() {
        UUID practiceId = UUID.fromString("0190a000-0000-7000-8000-00000000d002");
        return new Setting(7, CLIENTS, WEEKS, Setting.firstDay(UNTIL, WEEKS), UNTIL, practiceId);
    }

    /** Plays it, as fast as the services take it, and returns when every event has its answer. */
    static PlayedPractice on(SystemUnderTest system, Setting setting) {
        return on(system, setting, Pace.MAX, new MemoryLog());
    }

    /** Plays it at this pace, with every outcome in the log. */
    static PlayedPractice on(SystemUnderTest system, Setting setting, Pace pace, MemoryLog log) {
        Play play = new Play(setting, system.endpoints(), Clock.systemUTC());
        play.run(pace, log, (day, sent) -> {});
        assertThat(log.all())
                .as("what the services refused or left unanswered")
                .filteredOn(delivery -> !delivery.outcome().isPromised())
                .extracting(Delivery::channel, Delivery::code)
                .isEmpty();
        List<Part> parts = new ArrayList<>();
        for (SimulatedClient client : play.clients()) {
            List<SessionEvent> promised = log.promised(client.clientId());
            LocalDate today = LocalDays.of(Instant.now(), client.zone());
            ClientTruth truth = Oracle.truth(play.desk().facts(client), promised, setting.until(), today);
            parts.add(new Part(client, promised, truth));
        }
        return new PlayedPractice(setting, parts);
    }

    Api session(SystemUnderTest system) {
        return system.session(Person.admin(setting.practiceId()));
    }

    Api insights(SystemUnderTest system) {
        return system.insights(Person.admin(setting.practiceId()));
    }
}
