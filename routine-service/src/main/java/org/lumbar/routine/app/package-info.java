/** Where the client's app comes from: its page, its worker, its manifest. The app itself is {@code web/client}. */
@NullMarked
package org.lumbar.routine.app;

import org.jspecify.annotations.NullMarked;
