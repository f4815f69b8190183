package org.lumbar.insights.snapshot;

import java.time.LocalDate;
import java.util.UUID;

/** Names one local day of one client. */
public record DayKey(UUID clientId, LocalDate localDay) {}
