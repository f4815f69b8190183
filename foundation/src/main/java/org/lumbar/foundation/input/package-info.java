/** What every door demands of what comes in: one JSON value, members once, texts that can be stored, days people live in. */
@NullMarked
package org.lumbar.foundation.input;

import org.jspecify.annotations.NullMarked;
