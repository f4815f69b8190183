/** What callers may ask; who they are, and whom they see, is foundation's. */
@NullMarked
package org.lumbar.routine.access;

import org.jspecify.annotations.NullMarked;
