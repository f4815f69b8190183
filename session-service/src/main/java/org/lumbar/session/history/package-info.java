/** What happened, for those who may see it: a client's sessions, one session whole, and what to do now. */
@NullMarked
package org.lumbar.session.history;

import org.jspecify.annotations.NullMarked;
