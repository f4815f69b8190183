/** The pages on which somebody with an invitation becomes a client. */
@NullMarked
package org.lumbar.routine.welcome;

import org.jspecify.annotations.NullMarked;
