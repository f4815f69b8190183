/** How values are kept in PostgreSQL's jsonb. */
@NullMarked
package org.lumbar.routine.storage;

import org.jspecify.annotations.NullMarked;
