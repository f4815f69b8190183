/** One step of a routine, and what it is made of: technique, area, pressure, dose, equipment; each value with its source. */
@NullMarked
package org.lumbar.routine.step;

import org.jspecify.annotations.NullMarked;
