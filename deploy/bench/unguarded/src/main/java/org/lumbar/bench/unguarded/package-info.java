/** Switches the second wall and the audit off for requests that say so, to measure what they cost. */
@NullMarked
package org.lumbar.bench.unguarded;

import org.jspecify.annotations.NullMarked;
