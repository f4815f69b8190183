package org.lumbar.foundation.audit;

/** An access could not be added to the audit in time: its answer may not leave. */
class AuditUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuditUnavailable() {
        super("An access could not be added to the audit.", null, false, false);
    }
}
