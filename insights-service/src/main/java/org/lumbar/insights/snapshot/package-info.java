/** What other services say happened: this service's narrow records of their snapshots, and the local day. */
@NullMarked
package org.lumbar.insights.snapshot;

import org.jspecify.annotations.NullMarked;
