package org.lumbar.routine.step;

/** How the person lies, sits or stands on whom a step works. */
public enum Position {
    STANDING,
    STANDING_AT_WALL,
    SITTING,
    KNEELING,
    ON_ALL_FOURS,
    CHILDS_POSE,
    LYING_ON_BACK,
    LYING_ON_BACK_KNEES_BENT,
    LYING_ON_BACK_KNEES_TO_CHEST,
    LYING_ON_BELLY,
    LYING_ON_SIDE
}
