package org.lumbar.session.store;

/** The work fails because of what is in it, and would fail again; its reason never quotes the data. */
public final class DataRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public DataRefused(String reason) {
        super(reason, null, false, false);
    }

    /** Our own code failed: says with what and where, not with which words. */
    public static DataRefused by(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return new DataRefused(failure.getClass().getSimpleName() + (frames.length == 0 ? "" : " at " + frames[0]));
    }
}
