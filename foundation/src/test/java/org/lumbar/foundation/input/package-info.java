@NullMarked
package org.lumbar.foundation.input;

import org.jspecify.annotations.NullMarked;
