package org.lumbar.session.plan;

/** Where a step works on the back. Stored by position: append only. */
public enum Area {
    LOWER_BACK,
    PARASPINAL_LUMBAR,
    SACRUM,
    RIBS_TO_GLUTEAL_FOLD,
    SHOULDERS,
    UPPER_ARMS
}
