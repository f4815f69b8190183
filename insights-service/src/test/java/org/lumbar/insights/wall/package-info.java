/** The second wall by itself. */
@NullMarked
package org.lumbar.insights.wall;

import org.jspecify.annotations.NullMarked;
