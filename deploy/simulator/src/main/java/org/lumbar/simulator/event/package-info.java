/** Session events as bytes: one identity, one body, however often they are sent. */
@NullMarked
package org.lumbar.simulator.event;

import org.jspecify.annotations.NullMarked;
