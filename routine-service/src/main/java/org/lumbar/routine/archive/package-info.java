/** One archive of everything that all three services store of a client: asked for, collected in parts, fetched once. */
@NullMarked
package org.lumbar.routine.archive;

import org.jspecify.annotations.NullMarked;
