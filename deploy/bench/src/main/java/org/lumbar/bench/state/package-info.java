/** The forms in which session-service's states could be stored. */
@NullMarked
package org.lumbar.bench.state;

import org.jspecify.annotations.NullMarked;
