/** W3C trace context in the headers of records: what comes in sampled goes on, and costs nothing otherwise. */
@NullMarked
package org.lumbar.session.trace;

import org.jspecify.annotations.NullMarked;
