/** Who calls, and the one door to the clients whom they may see. */
@NullMarked
package org.lumbar.insights.access;

import org.jspecify.annotations.NullMarked;
