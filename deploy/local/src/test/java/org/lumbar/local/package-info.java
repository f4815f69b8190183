/** Tests of the one command that starts everything. */
@NullMarked
package org.lumbar.local;

import org.jspecify.annotations.NullMarked;
