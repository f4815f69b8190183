package org.lumbar.insights.dashboard;

import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.consistency.Window;

/** The consistency of one window. */
record WindowTile(Window window, Consistency consistency) {}
