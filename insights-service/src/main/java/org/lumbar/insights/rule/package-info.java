/** When something becomes an alert, and what ends it: plain rules over what is known of one client. */
@NullMarked
package org.lumbar.insights.rule;

import org.jspecify.annotations.NullMarked;
