/** Takes records from Kafka, round by round, and brings each to where it is folded: in batches, again after an outage, bad ones set aside alone. */
@NullMarked
package org.lumbar.session.ingest;

import org.jspecify.annotations.NullMarked;
