/** What is told of a client besides who they are: what keeps them from something, and what waits for a clinician. */
@NullMarked
package org.lumbar.routine.told;

import org.jspecify.annotations.NullMarked;
