package org.lumbar.session.edge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.session.access.PracticeOfToken;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.EventReader;

/**
 * Takes the events of a request.
 *
 * <ol>
 *   <li>Every event gets its own result, in the order of the request; a bad one never costs a good one.
 *   <li>The good ones are answered only after all in-sync replicas have them. If any could not be written, the whole
 *       request fails with {@link KafkaAway}, and the app sends it again: the ids make that harmless.
 *   <li>Events of clients that the caller may not speak for, or who have withdrawn consent, are never sent.
 *   <li>While a client may just not be known yet nothing is final: the good events are sent, and the request fails with
 *       {@link ClientNotYetKnown}, so that the app sends all of it again.
 *   <li>A rating DURING a session, severe pain before one, and a stop for pain, is answered with its guidance; see {@link LiveGuidance}.
 * </ol>
 */
@ApplicationScoped
class AcceptEvents {
    static final int MAX_EVENTS = 500;

    private final SessionEventTopic topic;
    private final PracticesOfClients practicesOfClients;
    private final UnknownClients unknownClients;
    private final PracticeOfToken practiceOfToken;
    private final EventRate rate;
    private final LiveGuidance guidance;

    AcceptEvents(
            SessionEventTopic topic,
            PracticesOfClients practicesOfClients,
            UnknownClients unknownClients,
            PracticeOfToken practiceOfToken,
            EventRate rate,
            LiveGuidance guidance) {
        this.topic = topic;
        this.practicesOfClients = practicesOfClients;
        this.unknownClients = unknownClients;
        this.practiceOfToken = practiceOfToken;
        this.rate = rate;
        this.guidance = guidance;
    }

    /** @throws BadRequest malformed-json, or too-many-events */
    Uni<List<Result>> accept(Caller caller, byte[] document, boolean batch) throws BadRequest {
        Authorised authorised = authorised(caller, read(caller, document, batch));
        List<Candidate> candidates = authorised.candidates();
        rate.spend(caller, candidates.size());
        List<Candidate> accepted =
                candidates.stream().filter(Candidate::isAccepted).toList();
        // The guidance is looked up while Kafka works: the slower of the two decides when the answer goes.
        Uni<Void> sent = topic.send(accepted);
        if (authorised.waitsForNews()) {
            return sent.onItem().transformToUni(acks -> Uni.createFrom().failure(new ClientNotYetKnown()));
        }
        return Uni.combine()
                .all()
                .unis(sent, guidance.on(accepted, batch))
                .with((acks, advices) -> candidates.stream()
                        .map(each -> advices.on(each).on(each.result()))
                        .toList());
    }

    /** The events of a body, in its order. */
    static List<Candidate> read(Caller caller, byte[] document, boolean batch) throws BadRequest {
        List<Candidate> candidates = new ArrayList<>();
        try {
            new EventReader()
                    .readDocument(
                            document,
                            batch,
                            speaksForItself(caller) ? caller.clientId() : null,
                            (outcome, from, to) -> candidates.add(Candidate.of(outcome, document, from, to)));
        } catch (IOException e) {
            throw BadRequest.malformedJson();
        }
        if (candidates.size() > MAX_EVENTS) {
            throw BadRequest.tooManyEvents();
        }
        return candidates;
    }

    /** @param waitsForNews whether a client may be known a moment later */
    private record Authorised(List<Candidate> candidates, boolean waitsForNews) {}

    private Authorised authorised(Caller caller, List<Candidate> candidates) {
        if (speaksForItself(caller)) {
            PracticeOfToken.Objections objections = practiceOfToken.of(caller);
            return new Authorised(
                    candidates.stream()
                            .map(c -> ofOneself(caller, objections, c))
                            .toList(),
                    false);
        }
        UUID practice = caller.practiceId();
        Set<UUID> clients = candidates.stream()
                .map(Candidate::clientId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        PracticesOfClients.Own own =
                practice == null ? PracticesOfClients.Own.NONE : practicesOfClients.ownAmong(practice, clients);
        Set<UUID> others = clients.stream()
                .filter(client -> !own.clients().contains(client))
                .collect(Collectors.toSet());
        Set<UUID> erased = practice == null ? Set.of() : practicesOfClients.erasedAmong(practice, others);
        List<UUID> waiting = practice == null
                ? List.of()
                : others.stream()
                        .filter(client -> !erased.contains(client) && !unknownClients.isFinal(practice, client))
                        .toList();
        return new Authorised(
                candidates.stream().map(c -> ofPractice(own, erased, c)).toList(), !waiting.isEmpty());
    }

    /** A token that names another practice than its client's speaks for nobody. */
    private static Candidate ofOneself(Caller caller, PracticeOfToken.Objections objections, Candidate candidate) {
        if (!candidate.isAccepted() || caller.clientId() == null) {
            return candidate;
        }
        if (!caller.clientId().equals(candidate.clientId())) {
            return refused(candidate, Code.SUBJECT_MISMATCH);
        }
        if (objections.anothers()) {
            return refused(candidate, Code.CLIENT_NOT_FOUND);
        }
        return objections.withdrawn() ? refused(candidate, Code.CONSENT_WITHDRAWN) : candidate;
    }

    private static Candidate ofPractice(PracticesOfClients.Own own, Set<UUID> erased, Candidate candidate) {
        UUID client = candidate.clientId();
        if (client == null) {
            return candidate;
        }
        if (own.clients().contains(client)) {
            return own.withdrawn().contains(client) ? refused(candidate, Code.CONSENT_WITHDRAWN) : candidate;
        }
        return refused(candidate, erased.contains(client) ? Code.CLIENT_ERASED : Code.CLIENT_NOT_FOUND);
    }

    private static Candidate refused(Candidate candidate, Code code) {
        return new Candidate(Result.rejected(candidate.result().id(), code, "/subject"), null, null);
    }

    /** A token with both roles is a client's: the narrower right decides. */
    private static boolean speaksForItself(Caller caller) {
        return caller.is(Roles.CLIENT);
    }
}
