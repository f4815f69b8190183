package org.lumbar.routine.step;

/** Where a movement goes on the body: UP is towards the head, DOWN towards the feet, both beside the spine. */
public enum Direction {
    UP,
    DOWN,
    UP_AND_DOWN,
    /** Down with pressure, and back up without. */
    DOWN_AND_BACK,
    /** Away from the spine; over shoulders and upper arms, down the arms. */
    OUTWARD,
    /** From both sides towards the spine, never over it. */
    INWARD,
    DIAGONAL,
    /** Around a spot that is left alone. */
    AROUND
}
