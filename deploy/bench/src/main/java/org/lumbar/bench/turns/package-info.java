/** Measures work that is done in this process. */
@NullMarked
package org.lumbar.bench.turns;

import org.jspecify.annotations.NullMarked;
