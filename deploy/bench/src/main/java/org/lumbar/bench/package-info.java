/** Measures session-service beside a bare loop, its limit, and Kafka Connect with a JDBC sink, its peer. */
@NullMarked
package org.lumbar.bench;

import org.jspecify.annotations.NullMarked;
