/** Gathers what the rules look at, and stores what they say. */
@NullMarked
package org.lumbar.insights.judging;

import org.jspecify.annotations.NullMarked;
