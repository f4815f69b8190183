/** Session-service's reader of events beside what libraries would do. */
@NullMarked
package org.lumbar.bench.reader;

import org.jspecify.annotations.NullMarked;
