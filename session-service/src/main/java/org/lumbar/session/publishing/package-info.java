/** What a round has to tell, to Kafka: snapshots, dead letters and offsets, in one transaction or not at all. */
@NullMarked
package org.lumbar.session.publishing;

import org.jspecify.annotations.NullMarked;
