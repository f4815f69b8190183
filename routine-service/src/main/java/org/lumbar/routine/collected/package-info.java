/** What has arrived of archives, until they are fetched. */
@NullMarked
package org.lumbar.routine.collected;

import org.jspecify.annotations.NullMarked;
