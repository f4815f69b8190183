/** A deterministic practice: it plays clients over weeks and says what the services must have counted. */
@NullMarked
package org.lumbar.simulator;

import org.jspecify.annotations.NullMarked;
