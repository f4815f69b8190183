/** Failure stories of the ingest, on a real broker and a real database. */
@NullMarked
package org.lumbar.session.ingest;

import org.jspecify.annotations.NullMarked;
