/** The people a practice cares for, and who may see them. */
@NullMarked
package org.lumbar.routine.client;

import org.jspecify.annotations.NullMarked;
