/** How people come in who have no administrator: codes, who redeems them, and the invitations and logins of clients. */
@NullMarked
package org.lumbar.routine.joining;

import org.jspecify.annotations.NullMarked;
