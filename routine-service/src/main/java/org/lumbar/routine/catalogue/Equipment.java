package org.lumbar.routine.catalogue;

/** A thing to have at hand. */
public record Equipment(String value, boolean optional, String origin) {}
