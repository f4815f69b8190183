/** Receipts of erasures: what each service has deleted of a client, where content may still be, and until when. */
@NullMarked
package org.lumbar.routine.receipt;

import org.jspecify.annotations.NullMarked;
