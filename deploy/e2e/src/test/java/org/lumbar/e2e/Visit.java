package org.lumbar.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Writes the events of one session of a client, as an app does. */
record Visit(UUID clientId, UUID planId, UUID sessionId, Duration ago) {

    static Visit of(Newcomer client) {
        return of(client, Duration.ZERO);
    }

    /** One that happened so long ago: the phone was offline. */
    static Visit of(Newcomer client, Duration ago) {
        return new Visit(client.clientId(), client.planId(), UUID.randomUUID(), ago);
    }

    /** An event as CloudEvent JSON. */
    record Event(UUID id, String json) {
        static String batch(List<Event> events) {
            return events.stream().map(Event::json).toList().toString();
        }
    }

    /** A whole session: started, rated, every step done, rated again, completed. */
    List<Event> whole() {
        return List.of(
                started(),
                rated("BEFORE", 6),
                stepCompleted("wall-lean"),
                stepCompleted("wall-move"),
                stepCompleted("floor"),
                rated("AFTER", 3),
                event("completed", "\"feeling\":\"BETTER\""));
    }

    Event started() {
        return event("started", "\"planId\":\"%s\"".formatted(planId));
    }

    Event rated(String moment, int score) {
        return event("pain-rated", "\"moment\":\"%s\",\"score\":%d".formatted(moment, score));
    }

    Event stepCompleted(String stepKey) {
        return event("step-completed", "\"stepKey\":\"%s\",\"durationSeconds\":60".formatted(stepKey));
    }

    Event stepCompleted(String stepKey, String pressure) {
        return event("step-completed", "\"stepKey\":\"%s\",\"pressure\":\"%s\"".formatted(stepKey, pressure));
    }

    /** A rating outside of any session. */
    Event ratedOutside(String moment, int score, String more) {
        return write(
                UUID.randomUUID(), "pain-rated", "\"moment\":\"%s\",\"score\":%d%s".formatted(moment, score, more));
    }

    /** An event of this type whose data has these fields besides the session's id. */
    Event event(String type, String fields) {
        return event(UUID.randomUUID(), type, fields);
    }

    Event event(UUID id, String type, String fields) {
        return write(id, type, "\"sessionId\":\"%s\",%s".formatted(sessionId, fields));
    }

    private Event write(UUID id, String type, String data) {
        Instant time = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        String json = """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:e2e","subject":"%s","time":"%s",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.%s.v1","data":{%s}}""".formatted(id, clientId, time, type, data);
        return new Event(id, json);
    }
}
