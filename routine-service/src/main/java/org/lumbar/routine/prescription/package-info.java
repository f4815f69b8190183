/** What a therapist prescribes to one client within a routine, and since when: doses, order, steps left out, notes. */
@NullMarked
package org.lumbar.routine.prescription;

import org.jspecify.annotations.NullMarked;
