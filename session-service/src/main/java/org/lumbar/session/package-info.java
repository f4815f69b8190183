/** The one truth about sessions: takes session events, folds them, and tells what happened and what is safe. */
@NullMarked
package org.lumbar.session;

import org.jspecify.annotations.NullMarked;
