package org.lumbar.routine.step;

/**
 * A value and where it comes from.
 *
 * @param origin the source's name, or {@code proposed} for our own, not clinically validated, values
 */
public record Sourced<T>(T value, String origin) {}
