/** What this service cannot do now; every other error is told as every service tells it. */
@NullMarked
package org.lumbar.session.problem;

import org.jspecify.annotations.NullMarked;
