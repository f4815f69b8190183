/** Who changed what, when and why: one entry per decision, never rewritten. */
@NullMarked
package org.lumbar.routine.history;

import org.jspecify.annotations.NullMarked;
