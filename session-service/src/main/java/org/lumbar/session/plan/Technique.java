package org.lumbar.session.plan;

/** What a step does to the back. Stored by position: append only. */
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
