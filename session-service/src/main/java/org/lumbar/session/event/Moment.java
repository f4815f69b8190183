package org.lumbar.session.event;

/** When a pain rating was given, relative to a session. */
public enum Moment {
    BEFORE,
    DURING,
    AFTER,
    NEXT_DAY,
    AD_HOC
}
