package org.lumbar.routine.catalogue;

/** Where hands may work. The spine's midline and injured places are no areas. */
public enum Area {
    LOWER_BACK,
    PARASPINAL_LUMBAR,
    SACRUM,
    RIBS_TO_GLUTEAL_FOLD,
    SHOULDERS,
    UPPER_ARMS
}
