/** Committed rows become snapshots on Kafka: none lost, none invented, never backwards. */
@NullMarked
package org.lumbar.routine.publishing;

import org.jspecify.annotations.NullMarked;
