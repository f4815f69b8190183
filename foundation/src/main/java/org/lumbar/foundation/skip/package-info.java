/** Leads a group past one record that stops it, by hand. */
@NullMarked
package org.lumbar.foundation.skip;

import org.jspecify.annotations.NullMarked;
