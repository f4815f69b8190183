/** What may have been stored and not published when something crashed: the consumer's offset is the outbox (ADR 0003). */
@NullMarked
package org.lumbar.session.outbox;

import org.jspecify.annotations.NullMarked;
