package org.lumbar.routine.step;

/** What a step does. */
public enum Technique {
    HEAT,
    COLD,
    BREATHING,
    OIL,
    STROKE_LIGHT,
    STROKE_DEEP,
    CIRCULAR,
    THUMB_PRESSURE,
    KNEAD,
    RUB,
    TRIGGER_POINT,
    TAP,
    PAT,
    BALL_ROLL,
    STRETCH,
    HYDRATE,
    REST,
    POSITION,
    ASK
}
