package org.lumbar.insights.dashboard;

import java.time.Instant;
import java.time.ZoneId;

/** How far a client's data reaches: when the newest fact arrived, on the clock of the client's zone. */
record Reach(Instant at, ZoneId zone) {}
