/** Tests of the parts that all other tests stand on. */
@NullMarked
package org.lumbar.backbone;

import org.jspecify.annotations.NullMarked;
