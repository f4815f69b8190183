/** Draws what is known of a client as coordinates of an SVG image; the pages only add words. */
@NullMarked
package org.lumbar.insights.chart;

import org.jspecify.annotations.NullMarked;
