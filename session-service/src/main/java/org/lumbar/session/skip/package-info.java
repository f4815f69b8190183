/** Leads the service past one record, by hand. */
@NullMarked
package org.lumbar.session.skip;

import org.jspecify.annotations.NullMarked;
