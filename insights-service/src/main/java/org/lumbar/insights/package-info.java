/** What the snapshots mean: consistency, pain, alerts, and the pages that show them to therapists. */
@NullMarked
package org.lumbar.insights;

import org.jspecify.annotations.NullMarked;
