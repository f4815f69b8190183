/** Who the clients are, what keeps them from their routines, and how far their data goes. */
@NullMarked
package org.lumbar.insights.client;

import org.jspecify.annotations.NullMarked;
