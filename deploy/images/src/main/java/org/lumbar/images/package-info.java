/** Container images of the services: what goes into them, and Jib as one of two ways to pack it. */
@NullMarked
package org.lumbar.images;

import org.jspecify.annotations.NullMarked;
