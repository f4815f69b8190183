package org.lumbar.session.event;

/** Why a client stopped a session, mildest first: the order decides which stop of a session counts. */
public enum StopReason {
    FATIGUE,
    OTHER,
    DISCOMFORT,
    VERY_PAINFUL,
    BONE_PAIN,
    EXCRUCIATING
}
