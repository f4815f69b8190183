/** Where time comes from. */
@NullMarked
package org.lumbar.foundation.clock;

import org.jspecify.annotations.NullMarked;
