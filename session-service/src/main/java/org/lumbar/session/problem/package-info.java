/** What this service cannot do now; every other error is answered as by every service. */
@NullMarked
package org.lumbar.session.problem;

import org.jspecify.annotations.NullMarked;
