/** A client's pinned routine and schedule, from assignment to its end. */
@NullMarked
package org.lumbar.routine.plan;

import org.jspecify.annotations.NullMarked;
