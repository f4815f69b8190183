/** Plans as the simulator makes them, and their occurrences by plain calendar arithmetic. */
@NullMarked
package org.lumbar.simulator.schedule;

import org.jspecify.annotations.NullMarked;
