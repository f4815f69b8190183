/** Which steps of a routine are done, which are skipped, and which hurt. */
@NullMarked
package org.lumbar.insights.step;

import org.jspecify.annotations.NullMarked;
