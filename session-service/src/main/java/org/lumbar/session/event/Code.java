package org.lumbar.session.event;

import java.util.Locale;

/** Why an event is rejected; {@link #text()} is the stable code of the contract. */
public enum Code {
    MALFORMED_JSON,
    NOT_A_CLOUDEVENT,
    MISSING_ATTRIBUTE,
    INVALID_ATTRIBUTE,
    UNKNOWN_TYPE,
    /** A zone that a newer release of the IANA database may have. */
    UNKNOWN_ZONE,
    KEY_MISMATCH,
    MISSING_FIELD,
    INVALID_FIELD,
    FORBIDDEN_FIELD,
    TOO_LARGE,
    TOO_DEEP,
    ID_CONFLICT,
    DATA_REJECTED,
    /** Only behind the edge: the session, or the client's day, holds as much as it may. */
    LIMIT_EXCEEDED,
    /** The client has been erased, and nothing about them is stored any more. */
    CLIENT_ERASED,
    /** Of a tombstone only: routine-service has not signed it. */
    UNPROVEN_ERASURE,
    /** The client has withdrawn consent, and nothing new of theirs is stored until they give it again. */
    CONSENT_WITHDRAWN,
    /** Only at the HTTP edge: the subject is not the signed-in client. */
    SUBJECT_MISMATCH,
    /** Only at the HTTP edge: no such client in the caller's practice. */
    CLIENT_NOT_FOUND;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String text() {
        return text;
    }

    /** True if nothing of the event may be stored, so that its bytes are not in a dead letter either. */
    public boolean leavesNoBytes() {
        return this == CLIENT_ERASED || this == CONSENT_WITHDRAWN;
    }
}
