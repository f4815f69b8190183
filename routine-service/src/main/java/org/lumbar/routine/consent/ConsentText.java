package org.lumbar.routine.consent;

import java.time.Instant;
import java.util.Map;

/**
 * One version of a practice's text. It never changes.
 *
 * @param version from 1; the highest is the current one
 * @param texts by language
 */
public record ConsentText(int version, Instant publishedAt, Map<String, Wording> texts) {}
