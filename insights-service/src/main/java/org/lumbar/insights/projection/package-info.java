/** Works out again, step by step, what follows from the stored snapshots. */
@NullMarked
package org.lumbar.insights.projection;

import org.jspecify.annotations.NullMarked;
