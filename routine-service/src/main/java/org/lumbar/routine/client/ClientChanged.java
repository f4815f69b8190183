package org.lumbar.routine.client;

import org.lumbar.foundation.access.Caller;

/** Fired in the transaction of the change; whoever observes it may still refuse it. */
public record ClientChanged(Caller by, Client before, Client after) {}
