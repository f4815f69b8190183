/** What is safe on a client's local day: the dose used, the techniques that rest or are locked, the questions due. */
@NullMarked
package org.lumbar.session.day;

import org.jspecify.annotations.NullMarked;
