/** What a therapist should look at first, why, and in which order. */
@NullMarked
package org.lumbar.insights.alert;

import org.jspecify.annotations.NullMarked;
