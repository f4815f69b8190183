/** Tests of the continue rule. */
@NullMarked
package org.lumbar.session.pain;

import org.jspecify.annotations.NullMarked;
