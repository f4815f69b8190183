/** Changes of a plan, shown before they are made. */
@NullMarked
package org.lumbar.routine.desk.plan;

import org.jspecify.annotations.NullMarked;
