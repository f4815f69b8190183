/** What is put in the place of classes of the same name; see {@code org.lumbar.bench.unguarded.Agent}. */
@NullMarked
package org.lumbar.foundation.wall;

import org.jspecify.annotations.NullMarked;
