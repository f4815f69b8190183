/** Tests of what follows from events. */
@NullMarked
package org.lumbar.session.fold;

import org.jspecify.annotations.NullMarked;
