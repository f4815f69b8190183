/** Lets open pages and API clients know that a client's numbers changed, whichever replica changed them. */
@NullMarked
package org.lumbar.insights.live;

import org.jspecify.annotations.NullMarked;
