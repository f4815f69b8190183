package org.lumbar.insights.consistency;

import java.util.List;

/**
 * A plan and what became of it.
 *
 * @param outcomes in plan order
 * @param extraSessions sessions that count for no occurrence: shown, never added
 */
public record PlanReport(PlanOutline plan, List<Outcome> outcomes, int extraSessions) {}
