package org.lumbar.routine.catalogue;

/** The most seconds of a technique on one local day, over all routines and tools. */
public record DailyLimit(Technique technique, int seconds, String origin) {}
