package org.lumbar.images;

import java.time.zone.ZoneRulesProvider;

/** A program of its own: prints the release of the time zone rules that the runtime goes by. */
final class ReleaseInUse {
    private ReleaseInUse() {}

    @SuppressWarnings("SystemOut") // What a test reads.
    public static void main(String[] args) {
        System.out.println(ZoneRulesProvider.getVersions("Europe/London").lastKey());
    }
}
