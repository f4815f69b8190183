/** What the pages say, in each language. */
@NullMarked
package org.lumbar.insights.wording;

import org.jspecify.annotations.NullMarked;
