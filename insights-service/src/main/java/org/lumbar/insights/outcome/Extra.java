package org.lumbar.insights.outcome;

import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * A session that counts for no occurrence.
 *
 * @param completed true if it did what completes a session, by what rests and is locked on its own day
 */
public record Extra(SessionSnapshot session, boolean completed) {}
