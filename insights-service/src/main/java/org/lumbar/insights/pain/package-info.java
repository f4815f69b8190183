/** How a client's pain goes: daily values, their course, and what they say. */
@NullMarked
package org.lumbar.insights.pain;

import org.jspecify.annotations.NullMarked;
