/** How values are stored in PostgreSQL's jsonb. */
@NullMarked
package org.lumbar.routine.store;

import org.jspecify.annotations.NullMarked;
