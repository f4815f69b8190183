package org.lumbar.local;

/** The system cannot run; the message is one sentence that says why and what to do. */
public final class LocalFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    LocalFault(String sentence) {
        super(sentence);
    }

    LocalFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
