/** How much one caller may have. */
@NullMarked
package org.lumbar.foundation.limit;

import org.jspecify.annotations.NullMarked;
