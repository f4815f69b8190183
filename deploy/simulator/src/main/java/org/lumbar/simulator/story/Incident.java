package org.lumbar.simulator.story;

/**
 * Why a session ends before its last step.
 *
 * @param reason as in the stopped event
 * @param onTheBall whether it happens on a ball step, if there is one
 * @param namesStep whether the client tells at which step
 */
record Incident(String reason, boolean onTheBall, boolean namesStep) {}
