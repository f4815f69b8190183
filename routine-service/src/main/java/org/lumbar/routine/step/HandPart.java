package org.lumbar.routine.step;

/** What of the hand works. */
public enum HandPart {
    THUMBS,
    FINGERTIPS,
    FOUR_FINGERS,
    KNUCKLES,
    FISTS,
    PALMS
}
