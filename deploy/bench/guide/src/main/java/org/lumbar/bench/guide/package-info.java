/** The service that a Quarkus guide would have one write: an event at a time, an entity, an emitter. */
@NullMarked
package org.lumbar.bench.guide;

import org.jspecify.annotations.NullMarked;
