/** Outlines, marks of movements, and the pen that writes them as SVG. */
@NullMarked
package org.lumbar.routine.picture.stroke;

import org.jspecify.annotations.NullMarked;
