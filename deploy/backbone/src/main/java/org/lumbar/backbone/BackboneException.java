package org.lumbar.backbone;

/** A part of the backbone could not be started or used; the message is one sentence for the person who started it. */
public final class BackboneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackboneException(String message, Throwable cause) {
        super(message, cause);
    }

    BackboneException(String message) {
        super(message);
    }
}
