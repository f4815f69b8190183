/** Pictures of routines' steps, on pages and by their address. */
@NullMarked
package org.lumbar.routine.picture.shown;

import org.jspecify.annotations.NullMarked;
