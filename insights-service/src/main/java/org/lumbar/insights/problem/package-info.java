/** How this service says no: its own codes beside those of every door. */
@NullMarked
package org.lumbar.insights.problem;

import org.jspecify.annotations.NullMarked;
