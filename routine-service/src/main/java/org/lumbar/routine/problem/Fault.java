package org.lumbar.routine.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;

/**
 * One fault of a body.
 *
 * @param code stable, kebab-case
 * @param pointer RFC 6901 JSON pointer of the faulty value; empty for the whole body
 * @param detail for people; never repeats the value, which may be about somebody's health
 */
public record Fault(String code, String pointer, String detail) {

    /** A zone is an IANA id, because readers of the snapshots take nothing else: {@code GMT+2} is none. Null is no fault. */
    public static List<Fault> ofZone(@Nullable String zone) {
        return zone == null || Zones.find(zone) != null
                ? List.of()
                : List.of(new Fault("unknown-zone", "/timezone", "This is no IANA time zone."));
    }
}
