package org.lumbar.routine.catalogue;

/** Who works: the client alone, a partner, or a practitioner. */
public enum Actor {
    SELF,
    PARTNER,
    PRACTITIONER
}
