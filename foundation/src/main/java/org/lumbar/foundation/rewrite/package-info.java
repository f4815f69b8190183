/** Takes what was deleted out of the database's files, too. */
@NullMarked
package org.lumbar.foundation.rewrite;

import org.jspecify.annotations.NullMarked;
