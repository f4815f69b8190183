package org.lumbar.routine.screening;

import java.time.Instant;
import java.util.List;
import org.lumbar.routine.problem.Fault;

/**
 * A client's latest answers, judged now.
 *
 * @param passed answered in full, unexpired, and nothing speaks against a plan
 * @param reasons what speaks against one
 */
public record Screening(
        String version, Instant answeredAt, String answeredBy, boolean expired, boolean passed, List<Fault> reasons) {}
