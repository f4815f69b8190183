/** An archive of everything that is stored of a client: what a service gives to it, and how. Knows no kind of it. */
@NullMarked
package org.lumbar.foundation.archive;

import org.jspecify.annotations.NullMarked;
