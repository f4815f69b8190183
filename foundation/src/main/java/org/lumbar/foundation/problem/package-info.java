/** How every service says no: problem documents (RFC 9457) with stable codes, the framework's refusals included. */
@NullMarked
package org.lumbar.foundation.problem;

import org.jspecify.annotations.NullMarked;
