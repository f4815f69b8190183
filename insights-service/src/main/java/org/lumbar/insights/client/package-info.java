/** Who the clients are, who may see them, and how far their data reaches. */
@NullMarked
package org.lumbar.insights.client;

import org.jspecify.annotations.NullMarked;
