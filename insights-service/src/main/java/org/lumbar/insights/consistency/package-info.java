/** How consistently a plan was followed. */
@NullMarked
package org.lumbar.insights.consistency;

import org.jspecify.annotations.NullMarked;
