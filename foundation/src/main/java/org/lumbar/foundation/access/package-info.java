/** Who is asking, and which clients are open to them: the same for every service, from the token and the client's practice and care team. */
@NullMarked
package org.lumbar.foundation.access;

import org.jspecify.annotations.NullMarked;
