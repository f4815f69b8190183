package org.lumbar.simulator.event;

/** The six session events. */
public enum EventType {
    STARTED("org.lumbar.session.started.v1"),
    STEP_COMPLETED("org.lumbar.session.step-completed.v1"),
    STEP_SKIPPED("org.lumbar.session.step-skipped.v1"),
    PAIN_RATED("org.lumbar.session.pain-rated.v1"),
    STOPPED("org.lumbar.session.stopped.v1"),
    COMPLETED("org.lumbar.session.completed.v1");

    private final String typeName;

    EventType(String typeName) {
        this.typeName = typeName;
    }

    /** The CloudEvents {@code type}. */
    public String typeName() {
        return typeName;
    }
}
