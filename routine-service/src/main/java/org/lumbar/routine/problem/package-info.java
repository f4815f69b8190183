/** How this service says no: coded refusals and the faults of a body, all at once, with JSON pointers. */
@NullMarked
package org.lumbar.routine.problem;

import org.jspecify.annotations.NullMarked;
