/** Which trace a change belongs to, for those who hear of it later. */
@NullMarked
package org.lumbar.routine.trace;

import org.jspecify.annotations.NullMarked;
