/** Takes snapshots in: reads them, keeps the newest of each, and has what they change worked out again. */
@NullMarked
package org.lumbar.insights.intake;

import org.jspecify.annotations.NullMarked;
