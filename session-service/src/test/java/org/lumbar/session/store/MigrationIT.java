package org.lumbar.session.store;

import org.lumbar.backbone.MigrationTrial;

/** The packaged service in the two containers of the chart's pod. */
class MigrationIT extends MigrationTrial {
    MigrationIT() {
        super("session");
    }
}
