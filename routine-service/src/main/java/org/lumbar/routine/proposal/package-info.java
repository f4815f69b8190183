/** Changes of a plan that the rules suggest and a clinician decides on. */
@NullMarked
package org.lumbar.routine.proposal;

import org.jspecify.annotations.NullMarked;
