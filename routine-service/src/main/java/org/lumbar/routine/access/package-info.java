/** Who is asking, and which clients they may reach. */
@NullMarked
package org.lumbar.routine.access;

import org.jspecify.annotations.NullMarked;
