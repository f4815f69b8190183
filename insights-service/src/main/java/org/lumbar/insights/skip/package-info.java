/** Leads the service past one record, by hand. */
@NullMarked
package org.lumbar.insights.skip;

import org.jspecify.annotations.NullMarked;
