/** Takes snapshots in: reads them, stores the newest of each, and has what they change worked out again. */
@NullMarked
package org.lumbar.insights.intake;

import org.jspecify.annotations.NullMarked;
