/** Leads the service past one record, by hand. */
@NullMarked
package org.lumbar.routine.skip;

import org.jspecify.annotations.NullMarked;
