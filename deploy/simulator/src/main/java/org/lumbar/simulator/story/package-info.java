/** Who the clients are and what they do, day by day, from a seed. */
@NullMarked
package org.lumbar.simulator.story;

import org.jspecify.annotations.NullMarked;
