/** Tests of the fold. */
@NullMarked
package org.lumbar.session.snapshot;

import org.jspecify.annotations.NullMarked;
