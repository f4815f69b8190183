package org.lumbar.session.redrive;

/** What is to be done with a dead letter. */
enum Verdict {
    SEND("to be sent"),
    SENT("sent"),
    AS_BEFORE("would be set aside again"),
    SENT_BEFORE("sent before"),
    GONE("bytes are gone"),
    NOT_OURS("of another topic");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
