/** Tests of what records may claim. */
@NullMarked
package org.lumbar.foundation.trust;

import org.jspecify.annotations.NullMarked;
