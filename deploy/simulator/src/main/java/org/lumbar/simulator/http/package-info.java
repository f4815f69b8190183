/** Asking the services over HTTP, with patience and with a token. */
@NullMarked
package org.lumbar.simulator.http;

import org.jspecify.annotations.NullMarked;
