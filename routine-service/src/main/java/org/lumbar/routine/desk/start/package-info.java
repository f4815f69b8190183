/** A new client, from the first question to the plan. */
@NullMarked
package org.lumbar.routine.desk.start;

import org.jspecify.annotations.NullMarked;
