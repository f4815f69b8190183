/**
 * A picture of a step, drawn from its own values: a figure in its position, the area, the technique with its direction, the things
 * that are used. Parts compose; no step has a drawing of its own. Knows no framework.
 */
@NullMarked
package org.lumbar.routine.picture;

import org.jspecify.annotations.NullMarked;
