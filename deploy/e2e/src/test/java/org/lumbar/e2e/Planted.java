package org.lumbar.e2e;

/** Defects of the harness's own making, to see whether a proof finds them: {@code deploy/e2e/proofs --planted}. The services know nothing of this. */
enum Planted {
    /** Callers leave out If-Match, and believe that they have sent it: as if the service ignored it. */
    IF_MATCH_IGNORED,
    /** The sender takes every tenth refusal for an acknowledgement: as if the edge answered 202 too soon. */
    EARLY_202,
    /** A row of a session is deleted when all is over: as if it had never been stored. */
    LOST_SESSION,
    /** An old snapshot is written behind the newest one: as if a zombie had published. */
    ZOMBIE_SNAPSHOT,
    /** One record of the dead letter topic is not read: as if it were nowhere. */
    LOST_LETTER;

    boolean isPlanted() {
        return name().equals(System.getenv("LUMBAR_PLANT"));
    }
}
