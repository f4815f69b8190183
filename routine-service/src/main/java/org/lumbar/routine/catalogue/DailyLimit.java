package org.lumbar.routine.catalogue;

import org.lumbar.routine.step.Technique;

/** The most seconds of a technique on one local day, over all routines and tools. */
public record DailyLimit(Technique technique, int seconds, String origin) {}
