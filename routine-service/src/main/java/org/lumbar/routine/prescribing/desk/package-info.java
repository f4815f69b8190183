/** Prescriptions at the desk: a form per plan, what will change, then the change. */
@NullMarked
package org.lumbar.routine.prescribing.desk;

import org.jspecify.annotations.NullMarked;
