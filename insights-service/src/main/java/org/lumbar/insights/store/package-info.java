/** SQL in, rows out; every call joins the transaction of its caller. */
@NullMarked
package org.lumbar.insights.store;

import org.jspecify.annotations.NullMarked;
