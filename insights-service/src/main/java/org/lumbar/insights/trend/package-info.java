/** Where a client's pain is heading: its trend, its smoothed line, the response to the plan, and flare-ups. */
@NullMarked
package org.lumbar.insights.trend;

import org.jspecify.annotations.NullMarked;
