/** Reads the snapshots of other services, strict in the fields that are read and blind to all others. */
@NullMarked
package org.lumbar.session.snapshot;

import org.jspecify.annotations.NullMarked;
