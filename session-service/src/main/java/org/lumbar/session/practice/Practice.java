package org.lumbar.session.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.session.snapshot.SnapshotFields;
import org.lumbar.session.snapshot.SnapshotRejected;

/**
 * A practice, as routine-service last said.
 *
 * @param staff accounts at an identity provider that work for it
 */
public record Practice(UUID id, long revision, List<Member> staff) {
    private static final int MOST = 500;
    private static final int LONGEST_SUBJECT = 200;

    /** An account that works for the practice since then. It names a person: its text says nothing. */
    public record Member(String issuer, String subject, List<StaffRole> roles, Instant boundAt) {
        @Override
        public String toString() {
            return "Member";
        }
    }

    /** @throws SnapshotRejected at the first fault */
    public static Practice read(byte[] value) throws SnapshotRejected {
        SnapshotFields practice = SnapshotFields.of(value);
        UUID id = practice.uuid("practiceId");
        long revision = practice.revision();
        int size = practice.array("staff").size();
        if (size > MOST) {
            throw practice.invalid("staff");
        }
        List<Member> staff = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            staff.add(member(practice.element("staff", i)));
        }
        return new Practice(id, revision, List.copyOf(staff));
    }

    private static Member member(SnapshotFields entry) throws SnapshotRejected {
        String issuer = entry.text("issuer", "[!-~]{1,500}");
        String subject = entry.text("subject");
        if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            throw entry.invalid("subject");
        }
        return new Member(issuer, subject, roles(entry), entry.instant("boundAt"));
    }

    private static List<StaffRole> roles(SnapshotFields entry) throws SnapshotRejected {
        JsonNode words = entry.array("roles");
        if (words.isEmpty() || words.size() > 10) {
            throw entry.invalid("roles");
        }
        List<StaffRole> roles = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            roles.add(entry.word("roles", i, StaffRole.class));
        }
        return List.copyOf(roles);
    }
}
