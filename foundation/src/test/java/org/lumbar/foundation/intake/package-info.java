@NullMarked
package org.lumbar.foundation.intake;

import org.jspecify.annotations.NullMarked;
