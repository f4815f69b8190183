/** Tests of what plans say. */
@NullMarked
package org.lumbar.session.plan;

import org.jspecify.annotations.NullMarked;
