/**
 * The second wall: PostgreSQL itself shows a request only the rows of the clients whom its caller may see, whatever the service's
 * code forgets to ask.
 */
@NullMarked
package org.lumbar.foundation.wall;

import org.jspecify.annotations.NullMarked;
