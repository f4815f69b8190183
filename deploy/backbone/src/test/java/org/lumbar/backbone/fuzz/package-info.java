/** The generated input is the same for the same seed, and finds what it is to find. */
@NullMarked
package org.lumbar.backbone.fuzz;

import org.jspecify.annotations.NullMarked;
