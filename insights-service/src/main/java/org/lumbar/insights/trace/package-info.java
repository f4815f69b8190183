/** How a trace goes on where no header carries it. */
@NullMarked
package org.lumbar.insights.trace;

import org.jspecify.annotations.NullMarked;
