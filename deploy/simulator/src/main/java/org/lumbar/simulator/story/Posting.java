package org.lumbar.simulator.story;

import java.time.Instant;
import org.lumbar.simulator.event.SessionEvent;

/**
 * One sending of an event.
 *
 * @param happened when it truly happened, whatever the phone's clock said
 * @param at when it leaves the phone
 * @param place where it stands among postings of the same client and instant
 */
record Posting(Instant happened, Instant at, int clientIndex, long place, SessionEvent event) {}
