/** A practice's consent text at the desk. */
@NullMarked
package org.lumbar.routine.texts;

import org.jspecify.annotations.NullMarked;
