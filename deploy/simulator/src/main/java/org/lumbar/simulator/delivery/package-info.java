/** Events on their way to the services, with the answer each of them got. */
@NullMarked
package org.lumbar.simulator.delivery;

import org.jspecify.annotations.NullMarked;
