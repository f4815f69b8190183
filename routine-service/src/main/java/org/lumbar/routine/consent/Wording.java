package org.lumbar.routine.consent;

/** A consent text in one language. */
public record Wording(String title, String text) {}
