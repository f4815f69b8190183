@NullMarked
package org.lumbar.foundation.skip;

import org.jspecify.annotations.NullMarked;
