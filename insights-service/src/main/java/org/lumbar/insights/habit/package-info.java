/** How regularly a client practises: streak, habit strength, and progress through a course. */
@NullMarked
package org.lumbar.insights.habit;

import org.jspecify.annotations.NullMarked;
