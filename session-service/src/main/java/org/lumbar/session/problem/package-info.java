/** Every error is a problem+json with a stable code, the framework's own included. */
@NullMarked
package org.lumbar.session.problem;

import org.jspecify.annotations.NullMarked;
