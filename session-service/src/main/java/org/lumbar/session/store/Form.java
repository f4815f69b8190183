package org.lumbar.session.store;

import org.lumbar.foundation.failure.StoredFormUnknown;

/**
 * The form of bytes that are stored for life, which their first number names. A new form comes in two releases, so that the one before
 * can be gone back to: the first reads it and writes the old one, the second writes it. Whoever meets a form that is newer than
 * what it knows waits for a newer release, and blames no record.
 *
 * @param of what is stored, for the log
 * @param written the form that this release writes; 1 and up
 * @param known the newest form that this release reads; {@code written}, or one more
 */
public record Form(String of, int written, int known) {
    public Form {
        if (written < 1 || known < written || known > written + 1) {
            throw new IllegalArgumentException("A release writes what it reads, and reads one form ahead at most");
        }
    }

    /**
     * Reads the number of the form.
     *
     * @throws StoredFormUnknown if it is none that this release knows
     */
    public int read(PackedReader in) {
        return checked(in.integer());
    }

    /**
     * The form, if this release knows it.
     *
     * @throws StoredFormUnknown if it doesn't
     */
    public int checked(int form) {
        if (form < 1 || form > known) {
            throw new StoredFormUnknown(of + ", form " + form);
        }
        return form;
    }
}
