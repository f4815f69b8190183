/** Whose fault a failure is: the data's, which is set apart, or an outage's, which is waited for. */
@NullMarked
package org.lumbar.foundation.failure;

import org.jspecify.annotations.NullMarked;
