package org.lumbar.session.pain;

import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.StopReason;

/** The rule behind an answer or a lock. Of several that give one answer the first in this order is named. Stored by position: append only. */
public enum Rule {
    STOP_EXCRUCIATING(Answer.SEE_DOCTOR),
    STOP_BONE_PAIN(Answer.STOP_SESSION),
    STOP_VERY_PAINFUL(Answer.STOP_SESSION),
    STOP_DISCOMFORT(Answer.STOP_SESSION),
    NRS_6_UP(Answer.STOP_STEP),
    BEFORE_PLUS_2(Answer.STOP_STEP),
    ABOVE_BEFORE(Answer.STOP_STEP),
    NRS_4_5(Answer.LIGHTER),
    NRS_0_3(Answer.GO_ON),
    SEVERE_PAIN(Answer.STOP_SESSION);

    private final Answer answer;

    Rule(Answer answer) {
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    /** The rule of a typed stop; null for FATIGUE and OTHER, which say nothing about pain. */
    public static @Nullable Rule of(StopReason reason) {
        return switch (reason) {
            case EXCRUCIATING -> STOP_EXCRUCIATING;
            case BONE_PAIN -> STOP_BONE_PAIN;
            case VERY_PAINFUL -> STOP_VERY_PAINFUL;
            case DISCOMFORT -> STOP_DISCOMFORT;
            case FATIGUE, OTHER -> null;
        };
    }
}
