package org.lumbar.routine.step;

/** ACTION is done; CONDITION is how things should be, such as a quiet place; PROMPT is asked or kept in mind. */
public enum StepKind {
    ACTION,
    CONDITION,
    PROMPT
}
