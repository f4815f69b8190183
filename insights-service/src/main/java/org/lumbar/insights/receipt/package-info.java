/** What this service says of clients whom it has erased. */
@NullMarked
package org.lumbar.insights.receipt;

import org.jspecify.annotations.NullMarked;
