/** Routines, to be read. */
@NullMarked
package org.lumbar.routine.desk.routine;

import org.jspecify.annotations.NullMarked;
