/** What follows from events, clients and plans: each in one transaction, and what is to be published of it. */
@NullMarked
package org.lumbar.session.fold;

import org.jspecify.annotations.NullMarked;
