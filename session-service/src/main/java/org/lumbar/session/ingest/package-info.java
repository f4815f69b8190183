/** From Kafka to PostgreSQL and back: batches of events, each with its effects in one transaction, then the snapshots. */
@NullMarked
package org.lumbar.session.ingest;

import org.jspecify.annotations.NullMarked;
