/** Clients, plans and clearances, made through routine-service's public HTTP. */
@NullMarked
package org.lumbar.simulator.enrolment;

import org.jspecify.annotations.NullMarked;
