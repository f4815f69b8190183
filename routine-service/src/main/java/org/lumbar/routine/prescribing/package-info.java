/** Prescriptions, and steps that have to be opened, as therapists read and change them. */
@NullMarked
package org.lumbar.routine.prescribing;

import org.jspecify.annotations.NullMarked;
