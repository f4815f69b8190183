/** Who works for which practice, as routine-service says. */
@NullMarked
package org.lumbar.insights.practice;

import org.jspecify.annotations.NullMarked;
