/** What the desk's pages say, in each language. */
@NullMarked
package org.lumbar.routine.wording;

import org.jspecify.annotations.NullMarked;
