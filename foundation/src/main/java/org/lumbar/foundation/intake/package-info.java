/** Taking records from Kafka: what every intake of a service shares. */
@NullMarked
package org.lumbar.foundation.intake;

import org.jspecify.annotations.NullMarked;
