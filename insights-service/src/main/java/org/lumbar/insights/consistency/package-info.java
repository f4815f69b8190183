/** What became of every scheduled session, and how consistently a client follows a plan. */
@NullMarked
package org.lumbar.insights.consistency;

import org.jspecify.annotations.NullMarked;
