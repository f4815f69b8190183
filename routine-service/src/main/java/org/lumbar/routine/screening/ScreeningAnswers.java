package org.lumbar.routine.screening;

import java.util.Map;

/** @param answers question key → true for yes */
public record ScreeningAnswers(String version, Map<String, Boolean> answers) {}
