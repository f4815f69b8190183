package org.lumbar.foundation.skip;

/** Nothing was skipped; the message says why, in words for an operator. */
public final class RefusedSkip extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedSkip(String why) {
        super(why);
    }
}
