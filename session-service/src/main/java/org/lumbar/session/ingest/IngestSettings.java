package org.lumbar.session.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The knobs of the ingest. */
@ConfigMapping(prefix = "lumbar.ingest")
interface IngestSettings {
    /** False: this instance serves HTTP only. */
    @WithDefault("true")
    boolean enabled();

    /** Consumers of this instance; together with those of other instances at most as many as there are partitions. */
    @WithDefault("2")
    int threads();

    /** Most events of one transaction. */
    @WithDefault("2000")
    int batchSize();

    /** First wait after an outage; it doubles up to the longest. */
    @WithDefault("200ms")
    Duration firstBackoff();

    @WithDefault("10s")
    Duration longestBackoff();

    /** A consumer that finished no round for this long fails liveness. Longer than any wait on database or broker. */
    @WithDefault("2m")
    Duration stuckAfter();

    /** A round that comes again for this long though all answers, or a backlog that stands for so long, fails liveness. */
    @WithDefault("1m")
    Duration patience();

    /** Consumers that may be given up and replaced within a minute; one more fails liveness. */
    @WithDefault("5")
    int mostReplacements();
}
