/** Who the clients are, what keeps them from their routines, and up to when there is data of them. */
@NullMarked
package org.lumbar.insights.client;

import org.jspecify.annotations.NullMarked;
