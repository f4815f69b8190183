/** What became of every scheduled session, from the snapshots of one client alone. */
@NullMarked
package org.lumbar.insights.outcome;

import org.jspecify.annotations.NullMarked;
