/** A service that reads session events and answers, so that what the edge does beside that can be measured. */
@NullMarked
package org.lumbar.bench.parseonly;

import org.jspecify.annotations.NullMarked;
