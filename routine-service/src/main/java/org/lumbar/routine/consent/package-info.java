/** A practice's text about a client's data, in versions, and what clients decided about it. */
@NullMarked
package org.lumbar.routine.consent;

import org.jspecify.annotations.NullMarked;
