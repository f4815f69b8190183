package org.lumbar.insights.dashboard.client;

import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.consistency.Window;

/** The consistency of one window. */
public record WindowTile(Window window, Consistency consistency) {}
