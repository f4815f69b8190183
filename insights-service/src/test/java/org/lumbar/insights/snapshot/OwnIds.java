package org.lumbar.insights.snapshot;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives a test class a practice, a client and a plan of its own, so that classes can share one service and its database. */
public final class OwnIds implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext testClass) {
        Snapshots.withOwnIds();
    }
}
