/** Questions that must be answered before work on a back is prescribed; never a diagnosis. */
@NullMarked
package org.lumbar.routine.screening;

import org.jspecify.annotations.NullMarked;
