/** Starts the whole system on one machine without containers, says how far it is, and stops it again. */
@NullMarked
package org.lumbar.local;

import org.jspecify.annotations.NullMarked;
