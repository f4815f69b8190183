/** Asking a client the screening who is known already, at the desk. */
@NullMarked
package org.lumbar.routine.asking;

import org.jspecify.annotations.NullMarked;
