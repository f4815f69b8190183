package org.lumbar.routine.step;

/** A dose, both ends included: seconds, repetitions, seconds of holding, minutes, or sessions of a course. */
public record DoseRange(int min, int max, String origin) {}
