/** What this service says of a client whom it has erased. */
@NullMarked
package org.lumbar.session.receipt;

import org.jspecify.annotations.NullMarked;
