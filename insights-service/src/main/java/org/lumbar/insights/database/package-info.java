/** SQL in, rows out; every call joins the transaction of its caller. */
@NullMarked
package org.lumbar.insights.database;

import org.jspecify.annotations.NullMarked;
