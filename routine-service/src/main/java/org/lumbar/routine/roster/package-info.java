/** Lists of clients that a practice brings along: checked as a whole, then made row by row. */
@NullMarked
package org.lumbar.routine.roster;

import org.jspecify.annotations.NullMarked;
