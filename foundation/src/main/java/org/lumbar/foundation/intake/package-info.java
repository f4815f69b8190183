/**
 * Takes records in from Kafka, with one promise: records in one transaction; a bad one is set apart alone with its bytes and a
 * code; an outage is waited for in the group; offsets move last; silence fails liveness.
 */
@NullMarked
package org.lumbar.foundation.intake;

import org.jspecify.annotations.NullMarked;
