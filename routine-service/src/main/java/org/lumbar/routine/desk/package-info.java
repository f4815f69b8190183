/** The therapist's desk: pages that do what the API does, by the same use cases. */
@NullMarked
package org.lumbar.routine.desk;

import org.jspecify.annotations.NullMarked;
