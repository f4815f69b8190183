package org.lumbar.routine.state;

/** What is proposed: work lighter, take one such step back, review the course, or open a gated step such as floor work. */
public enum ProposalKind {
    LIGHTER,
    UNDO_LIGHTER,
    COURSE_REVIEW,
    OPEN_STEP
}
