/** What this service gives to the archive of a client: everything that it works out or stores of them. */
@NullMarked
package org.lumbar.insights.archive;

import org.jspecify.annotations.NullMarked;
