package org.lumbar.routine.publishing;

/** Fired in the transaction of a change; once that has committed, the relay is woken. */
public record Changed() {}
