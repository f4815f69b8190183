package org.lumbar.session.publishing;

import io.smallrye.config.ConfigMapping;

/** Names of the topics, as this installation calls them. */
@ConfigMapping(prefix = "lumbar.topics")
public interface Topics {
    String sessionEvents();

    String sessionEventsDlq();

    String plans();

    String clients();

    String practices();

    String sessions();

    String painRatings();

    String clientDays();

    String erasureReceipts();

    String archiveRequests();

    String archiveParts();
}
