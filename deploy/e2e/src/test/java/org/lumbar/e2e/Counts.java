package org.lumbar.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;

/**
 * Where one client's events are.
 *
 * @param bySession how many events each session holds
 * @param ratings ids of all pain ratings
 * @param ratingsOutsideSessions those of them that belong to no session
 */
record Counts(Map<String, Integer> bySession, Set<String> ratings, Set<String> ratingsOutsideSessions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every event once, wherever it is. */
    int total() {
        return bySession.values().stream().mapToInt(Integer::intValue).sum() + ratingsOutsideSessions.size();
    }

    /** Of events as an app wrote them, however often each was sent. */
    static Counts ofSent(Collection<SessionEvent> events) {
        Collection<SessionEvent> distinct = events.stream()
                .collect(toMap(SessionEvent::id, event -> event, (one, same) -> one))
                .values();
        Map<String, Integer> bySession = distinct.stream()
                .filter(event -> !sessionOf(event).isEmpty())
                .collect(groupingBy(Counts::sessionOf, TreeMap::new, summingInt(event -> 1)));
        return new Counts(
                bySession,
                ids(ratings(distinct)),
                ids(ratings(distinct).filter(event -> sessionOf(event).isEmpty())));
    }

    /** Of a client's snapshots among all that are on Kafka. */
    static Counts ofSnapshots(UUID clientId, Collection<JsonNode> sessions, Collection<JsonNode> ratings) {
        return new Counts(
                ofSessions(of(clientId, sessions).toList()),
                texts(of(clientId, ratings), "ratingId"),
                texts(
                        of(clientId, ratings)
                                .filter(rating -> rating.path("sessionId").isNull()),
                        "ratingId"));
    }

    /** By session id; of sessions as snapshots or as HTTP shows them. */
    static Map<String, Integer> ofSessions(Collection<JsonNode> sessions) {
        return sessions.stream()
                .collect(groupingBy(
                        session -> session.path("sessionId").asText(),
                        TreeMap::new,
                        summingInt(session -> session.path("eventCount").asInt())));
    }

    private static Stream<JsonNode> of(UUID clientId, Collection<JsonNode> snapshots) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.path("clientId").asText().equals(clientId.toString()));
    }

    private static Stream<SessionEvent> ratings(Collection<SessionEvent> events) {
        return events.stream().filter(event -> event.type() == EventType.PAIN_RATED);
    }

    private static Set<String> ids(Stream<SessionEvent> events) {
        return events.map(event -> event.id().toString()).collect(toCollection(TreeSet::new));
    }

    private static Set<String> texts(Stream<JsonNode> nodes, String field) {
        return nodes.map(node -> node.path(field).asText()).collect(toCollection(TreeSet::new));
    }

    private static String sessionOf(SessionEvent event) {
        return data(event).path("sessionId").asText("");
    }

    static JsonNode data(SessionEvent event) {
        try {
            return JSON.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator wrote an event that isn't JSON", e);
        }
    }
}
