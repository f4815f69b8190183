/** The page of one client. */
@NullMarked
package org.lumbar.insights.dashboard.client;

import org.jspecify.annotations.NullMarked;
