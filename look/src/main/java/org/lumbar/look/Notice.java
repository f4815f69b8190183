package org.lumbar.look;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing.
 *
 * @param viewer null if nobody is signed in
 */
public record Notice(@Nullable Viewer viewer, Kind kind) {

    /** What there is to say. */
    public enum Kind {
        NOT_FOUND,
        NOT_ALLOWED,
        BROKEN,
        SIGN_OUT,
        SIGNED_OUT,
        FOREIGN_FORM;

        /** Stable, for whoever reads the page with a program. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
