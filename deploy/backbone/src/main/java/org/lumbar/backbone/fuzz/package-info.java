/** Generated input for a whole service: requests made from its API document, and records made from the contract's examples. */
@NullMarked
package org.lumbar.backbone.fuzz;

import org.jspecify.annotations.NullMarked;
