/** What pages have in common: how they write numbers and times, who reads, and why to look. */
@NullMarked
package org.lumbar.insights.dashboard.parts;

import org.jspecify.annotations.NullMarked;
