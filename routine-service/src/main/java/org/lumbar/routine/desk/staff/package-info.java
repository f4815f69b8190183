/** The page on which an administrator sees and changes who works for the practice. */
@NullMarked
package org.lumbar.routine.desk.staff;

import org.jspecify.annotations.NullMarked;
