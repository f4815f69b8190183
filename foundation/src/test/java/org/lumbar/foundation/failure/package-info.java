@NullMarked
package org.lumbar.foundation.failure;

import org.jspecify.annotations.NullMarked;
