package org.lumbar.routine.catalogue;

/** A typed stop that a routine names, mild to strict. */
public enum StopRule {
    STOP_DISCOMFORT,
    STOP_VERY_PAINFUL,
    STOP_BONE_PAIN,
    STOP_EXCRUCIATING
}
