package org.lumbar.routine.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Knobs of the relay. */
@ConfigMapping(prefix = "lumbar.relay")
interface PublishingConfig {

    /** False: this process publishes nothing. */
    @WithDefault("true")
    boolean enabled();

    /** How soon a follower, or a leader that was not woken, looks again. */
    @WithDefault("500ms")
    Duration poll();

    /** Most snapshots in one Kafka transaction. */
    @WithDefault("200")
    int batch();

    /** How long Kafka may take before a batch is given up and tried again; keep it under the broker's transaction timeout. */
    @WithDefault("20s")
    Duration patience();

    /** How long a revision that was refused is passed by before it is tried again; one that has changed is tried at once. */
    @WithDefault("1h")
    Duration refusedAgain();

    /** One per deployment; whoever opens it fences the one before. */
    String transactionalId();

    /**
     * An Ed25519 private key (PKCS #8, Base64) that tombstones are signed with, so that readers can tell them from a stranger's;
     * absent: they are not signed.
     */
    Optional<String> tombstoneKey();

    /** Key of the advisory lock that makes a leader. */
    @WithDefault("7021001")
    long lock();
}
