/** The part of a routine that playing and judging a session needs. */
@NullMarked
package org.lumbar.simulator.routine;

import org.jspecify.annotations.NullMarked;
