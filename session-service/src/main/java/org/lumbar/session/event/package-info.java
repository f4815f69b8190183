/** Reads session events, strictly and record by record, for the HTTP edge and for Kafka alike. */
@NullMarked
package org.lumbar.session.event;

import org.jspecify.annotations.NullMarked;
