/** Alerts: what they are, how urgent, and which of them hold. */
@NullMarked
package org.lumbar.insights.alert;

import org.jspecify.annotations.NullMarked;
