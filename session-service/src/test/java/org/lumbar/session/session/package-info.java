/** Tests of the fold. */
@NullMarked
package org.lumbar.session.session;

import org.jspecify.annotations.NullMarked;
