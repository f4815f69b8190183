package org.lumbar.routine.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Knobs of archives. */
@ConfigMapping(prefix = "lumbar.archives")
interface ArchiveConfig {

    /** How long a READY archive can be fetched, from the request on. */
    @WithDefault("72h")
    Duration fetchWithin();

    /** How long services have for their answers; not longer than the topics of requests and parts retain theirs. */
    @WithDefault("23h")
    Duration collectWithin();

    /** Archives of one client in 24 hours. */
    @WithDefault("3")
    int perDay();

    /** How often requests and what has expired are looked for. */
    @WithDefault("1s")
    Duration every();
}
