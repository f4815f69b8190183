package org.lumbar.simulator.story;

/** What makes a client's data hard for the services. */
public enum Quirk {
    FLARES,
    GETS_SORE,
    HAS_BONE_PAIN,
    HAS_EXCRUCIATING_PAIN,
    STOPS_ON_DISCOMFORT,
    OVERDOES_THE_BALL,
    NAMES_NO_OCCURRENCE,
    PLAYS_EXTRA_SESSIONS,
    TAKES_A_BREAK,
    GOES_OFFLINE,
    RESENDS,
    CLOCK_IS_AHEAD,
    UPLOADS_SHUFFLED,
    UPLOADS_LIVE,
    TRAVELS,
    PLAYS_AT_NIGHT,
    HAS_TWO_DEVICES,
    PLAN_ARRIVES_LATE
}
