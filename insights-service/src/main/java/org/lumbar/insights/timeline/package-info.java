/** All of one client, day by day: pain, sessions, dose, rest, and what it amounts to. */
@NullMarked
package org.lumbar.insights.timeline;

import org.jspecify.annotations.NullMarked;
