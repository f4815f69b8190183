/** Hands out a client's snapshots as they were received. */
@NullMarked
package org.lumbar.insights.export;

import org.jspecify.annotations.NullMarked;
