/** Tests of what is safe on a day. */
@NullMarked
package org.lumbar.session.day;

import org.jspecify.annotations.NullMarked;
