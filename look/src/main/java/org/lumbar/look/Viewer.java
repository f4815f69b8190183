package org.lumbar.look;

import java.util.UUID;

/**
 * Who is signed in.
 *
 * @param name as the head of the page greets them
 * @param subject as acknowledgements name them
 */
public record Viewer(String name, String subject) {

    /** How an acknowledgement's author is called on the page. */
    public enum Author {
        YOU,
        NAMED,
        COLLEAGUE
    }

    /** Whether an acknowledgement is the viewer's own; providers whose subjects are ids leave colleagues without a name. */
    public Author author(String by) {
        if (by.equals(subject)) {
            return Author.YOU;
        }
        return isId(by) ? Author.COLLEAGUE : Author.NAMED;
    }

    private static boolean isId(String subject) {
        try {
            return UUID.fromString(subject).toString().equalsIgnoreCase(subject);
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
