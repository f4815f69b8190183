/** Plans with their outcomes: worked out again from the stored snapshots, and read. */
@NullMarked
package org.lumbar.insights.plan;

import org.jspecify.annotations.NullMarked;
