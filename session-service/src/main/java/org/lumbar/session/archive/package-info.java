/** What this service gives to the archive of a client: everything that it stores of them. */
@NullMarked
package org.lumbar.session.archive;

import org.jspecify.annotations.NullMarked;
