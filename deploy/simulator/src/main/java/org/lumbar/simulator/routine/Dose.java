package org.lumbar.simulator.routine;

/** A prescribed amount, both ends included. */
public record Dose(int min, int max) {}
