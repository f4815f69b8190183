/** PostgreSQL: transactions and locks, and the forms in which states are stored, packed bytes and binary arrays. */
@NullMarked
package org.lumbar.session.store;

import org.jspecify.annotations.NullMarked;
