/** The page that lists clients by need. */
@NullMarked
package org.lumbar.insights.dashboard.triage;

import org.jspecify.annotations.NullMarked;
