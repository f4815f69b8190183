/** Reminders: a calendar feed that a client makes for themselves, and takes back. */
@NullMarked
package org.lumbar.routine.reminding;

import org.jspecify.annotations.NullMarked;
