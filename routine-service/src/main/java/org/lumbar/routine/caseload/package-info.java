/** Who is in somebody's care, and what each needs. */
@NullMarked
package org.lumbar.routine.caseload;

import org.jspecify.annotations.NullMarked;
