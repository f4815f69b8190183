/** What is published of a client besides who they are: what keeps them from something, and what waits for a clinician. */
@NullMarked
package org.lumbar.routine.state;

import org.jspecify.annotations.NullMarked;
