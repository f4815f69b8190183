/** What every HTTP door of the services has in common, whatever it answers. */
@NullMarked
package org.lumbar.foundation.door;

import org.jspecify.annotations.NullMarked;
