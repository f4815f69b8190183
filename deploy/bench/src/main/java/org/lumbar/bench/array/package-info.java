/** The ways to hand many rows to PostgreSQL as arrays. */
@NullMarked
package org.lumbar.bench.array;

import org.jspecify.annotations.NullMarked;
