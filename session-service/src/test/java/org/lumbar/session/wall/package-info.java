/** The second wall by itself. */
@NullMarked
package org.lumbar.session.wall;

import org.jspecify.annotations.NullMarked;
