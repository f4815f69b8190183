package org.lumbar.routine.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the source says to do it.
 *
 * @param when what for, such as maintenance; null in general
 * @param rrules the same as RFC 5545 rules to choose from; empty if it names no number
 */
public record Frequency(@Nullable String when, String text, List<String> rrules, String origin) {}
