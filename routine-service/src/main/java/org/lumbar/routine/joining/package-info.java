/** How people come in who have no administrator: invitations, codes, and the logins that are bound by them. */
@NullMarked
package org.lumbar.routine.joining;

import org.jspecify.annotations.NullMarked;
