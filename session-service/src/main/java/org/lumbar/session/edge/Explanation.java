package org.lumbar.session.edge;

import org.lumbar.session.event.Code;

/** One sentence per code for the people who write apps; it never quotes an event. */
final class Explanation {
    private Explanation() {}

    static String of(Code code) {
        return switch (code) {
            case MALFORMED_JSON -> "The bytes are not exactly one JSON value in UTF-8, or a member is there twice.";
            case NOT_A_CLOUDEVENT -> "An event is a JSON object with specversion 1.0.";
            case MISSING_ATTRIBUTE -> "A required attribute is absent.";
            case INVALID_ATTRIBUTE -> "An attribute has a value that the contract does not allow.";
            case UNKNOWN_TYPE -> "The type is not one that this server knows.";
            case UNKNOWN_ZONE -> "The time zone is not one that this server knows; a newer one may.";
            case KEY_MISMATCH -> "The record's key is not the subject in lower case.";
            case MISSING_FIELD -> "A required field of data is absent.";
            case INVALID_FIELD -> "A field of data has a value that the contract does not allow.";
            case FORBIDDEN_FIELD -> "A field of data must not be there for this event.";
            case TOO_LARGE -> "One event has at most 64 KiB.";
            case TOO_DEEP -> "One event nests at most 32 levels deep.";
            case ID_CONFLICT -> "This client has another event under the same id.";
            case DATA_REJECTED -> "The event passed every check and could not be stored.";
            case LIMIT_EXCEEDED -> "The session, or the client's day, holds as much as it may.";
            case CLIENT_ERASED -> "The client has been erased, and nothing about them is stored any more.";
            case UNPROVEN_ERASURE -> "The tombstone is not signed by the service that erases.";
            case CONSENT_WITHDRAWN ->
                "The client has withdrawn consent, and nothing new of theirs is stored until they give it again.";
            case SUBJECT_MISMATCH -> "The subject is not the client that the token names.";
            case CLIENT_NOT_FOUND -> "No such client in the practice that the token names.";
        };
    }
}
