package org.lumbar.simulator.delivery;

import org.lumbar.simulator.story.Upload;

/** Takes uploads to the services. Each event's outcome goes to the log, at the latest when the carrier is closed. */
interface Carrier extends AutoCloseable {
    void carry(Upload upload);

    @Override
    void close();
}
