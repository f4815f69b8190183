/** When: recurrence rules become occurrences with lasting ids, on local days. */
@NullMarked
package org.lumbar.routine.schedule;

import org.jspecify.annotations.NullMarked;
