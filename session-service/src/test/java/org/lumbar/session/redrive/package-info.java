/** Which dead letters an operator means. */
@NullMarked
package org.lumbar.session.redrive;

import org.jspecify.annotations.NullMarked;
