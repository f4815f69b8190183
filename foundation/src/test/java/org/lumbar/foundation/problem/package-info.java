@NullMarked
package org.lumbar.foundation.problem;

import org.jspecify.annotations.NullMarked;
