/** The pages on which therapists see who needs them, and why. */
@NullMarked
package org.lumbar.insights.dashboard;

import org.jspecify.annotations.NullMarked;
