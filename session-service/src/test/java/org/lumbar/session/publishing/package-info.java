/** Tests of publishing. */
@NullMarked
package org.lumbar.session.publishing;

import org.jspecify.annotations.NullMarked;
