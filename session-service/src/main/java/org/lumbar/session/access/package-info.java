/** Who may see which client: decided from the token and from what routine-service says of the client. */
@NullMarked
package org.lumbar.session.access;

import org.jspecify.annotations.NullMarked;
