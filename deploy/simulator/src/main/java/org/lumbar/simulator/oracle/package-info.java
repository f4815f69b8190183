/** What the services must show, computed by brute force from the delivered events. */
@NullMarked
package org.lumbar.simulator.oracle;

import org.jspecify.annotations.NullMarked;
