package org.lumbar.backbone;

/** A part of the backbone could not be started or used; the message is one sentence for the person who started it. */
public final class BackboneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BackboneException(String message, Throwable cause) {
        super(message, cause);
    }

    public BackboneException(String message) {
        super(message);
    }
}
