/** The page of one session. */
@NullMarked
package org.lumbar.insights.dashboard.session;

import org.jspecify.annotations.NullMarked;
