/** The clients in a caller's care, and how each of them is doing, at a glance. */
@NullMarked
package org.lumbar.insights.triage;

import org.jspecify.annotations.NullMarked;
