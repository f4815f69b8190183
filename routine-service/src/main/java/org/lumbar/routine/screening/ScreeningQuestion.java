package org.lumbar.routine.screening;

/** A question to answer with yes or no. */
public record ScreeningQuestion(String key, String text, Screened onYes, String origin) {}
