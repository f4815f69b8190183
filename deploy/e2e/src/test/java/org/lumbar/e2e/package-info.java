/** Proves the promises of the whole system from outside: public HTTP and Kafka only. */
@NullMarked
package org.lumbar.e2e;

import org.jspecify.annotations.NullMarked;
