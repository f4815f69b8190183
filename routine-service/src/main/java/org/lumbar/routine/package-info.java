/** routine-service: the routines, the clients of a practice, and their plans. */
@NullMarked
package org.lumbar.routine;

import org.jspecify.annotations.NullMarked;
