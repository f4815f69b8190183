package org.lumbar.foundation.failure;

/**
 * Stored bytes have a form that this release does not know, because a newer one has written them. No record is at fault: a
 * newer release can read them, so it is waited for.
 */
public final class StoredFormUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param form which form of what, never the bytes */
    public StoredFormUnknown(String form) {
        super(form);
    }
}
