/** Traces that go on where no request and no record carries them. */
@NullMarked
package org.lumbar.foundation.trace;

import org.jspecify.annotations.NullMarked;
