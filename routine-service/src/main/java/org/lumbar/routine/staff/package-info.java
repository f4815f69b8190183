/** Practices, and who works for them: invitations of therapists and administrators, and their logins. */
@NullMarked
package org.lumbar.routine.staff;

import org.jspecify.annotations.NullMarked;
