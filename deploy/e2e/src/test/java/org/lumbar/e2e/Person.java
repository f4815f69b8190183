package org.lumbar.e2e;

import java.util.UUID;

/** Names that the identity provider turns into tokens: who somebody is, where, and what they may do. */
final class Person {
    private Person() {}

    static String client(UUID practiceId, UUID clientId) {
        return "client@" + practiceId + "/" + clientId;
    }

    static String therapist(UUID practiceId, String subject) {
        return "therapist@" + practiceId + "/" + subject;
    }

    static String admin(UUID practiceId) {
        return "practice-admin@" + practiceId + "/max";
    }

    static String gateway(UUID practiceId) {
        return "event-producer@" + practiceId + "/gateway";
    }

    /** Somebody who makes practices, and belongs to none. */
    static String operator() {
        return "operator/olga";
    }

    /** Somebody with an account, and without any rights. */
    static String stranger(String subject) {
        return "stranger/" + subject;
    }
}
