package org.lumbar.routine.proposal;

/** What is proposed: work lighter, review the course, or open a gated step such as floor work. */
public enum ProposalKind {
    LIGHTER,
    COURSE_REVIEW,
    OPEN_STEP
}
