package org.lumbar.insights.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.StaffRole;

/**
 * A practice as routine-service knows it; a higher revision replaces a lower one.
 *
 * @param staff accounts at an identity provider that work for it
 */
public record PracticeSnapshot(UUID practiceId, long revision, List<Member> staff) {

    /**
     * An account that works for the practice. It names a person: its text says nothing.
     *
     * @param boundAt since when
     */
    public record Member(String issuer, String subject, List<StaffRole> roles, Instant boundAt) {
        @Override
        public String toString() {
            return "Member";
        }
    }
}
