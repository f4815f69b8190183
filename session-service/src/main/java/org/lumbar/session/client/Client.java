package org.lumbar.session.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.snapshot.SnapshotFields;
import org.lumbar.session.snapshot.SnapshotRejected;

/**
 * A client, as routine-service last said.
 *
 * @param home the client's home zone
 * @param careTeam subjects of the therapists who care for the client
 * @param logins accounts at an identity provider that are the client
 * @param consentWithdrawn whether nothing new of the client may be stored until they consent again
 */
public record Client(
        UUID id,
        UUID practiceId,
        long revision,
        ZoneId home,
        List<String> careTeam,
        List<BoundLogin> logins,
        List<Clearance> clearances,
        boolean consentWithdrawn) {

    /** What the latest decision of the client says about their data. */
    private enum Consent {
        NOT_ASKED,
        GIVEN,
        OUTDATED,
        WITHDRAWN
    }

    /** A named clinician cleared the lock on one technique. */
    public record Clearance(UUID lockId, Technique technique, Instant clearedAt) {}

    /** An account that is the client since then. It names a person: its text says nothing. */
    public record BoundLogin(String issuer, String subject, Instant boundAt) {
        private static final int MOST = 10;
        private static final int LONGEST_SUBJECT = 200;

        @Override
        public String toString() {
            return "BoundLogin";
        }
    }

    /** @throws SnapshotRejected at the first fault in a field that is read */
    public static Client read(byte[] value) throws SnapshotRejected {
        SnapshotFields client = SnapshotFields.of(value);
        UUID id = client.uuid("clientId");
        UUID practice = client.uuid("practiceId");
        long revision = client.revision();
        ZoneId home = client.zone("timezone");
        List<String> team = new ArrayList<>();
        JsonNode subjects = client.array("careTeam");
        for (int i = 0; i < subjects.size(); i++) {
            if (!subjects.get(i).isTextual() || subjects.get(i).textValue().isEmpty()) {
                throw client.invalid("careTeam/" + i);
            }
            team.add(subjects.get(i).textValue());
        }
        List<Clearance> clearances = new ArrayList<>();
        for (int i = 0; i < client.array("lockClearances").size(); i++) {
            SnapshotFields entry = client.element("lockClearances", i);
            clearances.add(new Clearance(
                    entry.uuid("lockId"), entry.word("technique", Technique.class), entry.instant("clearedAt")));
        }
        boolean withdrawn =
                client.has("consent") && client.object("consent").word("state", Consent.class) == Consent.WITHDRAWN;
        return new Client(
                id, practice, revision, home, List.copyOf(team), logins(client), List.copyOf(clearances), withdrawn);
    }

    private static List<BoundLogin> logins(SnapshotFields client) throws SnapshotRejected {
        if (!client.has("logins")) {
            return List.of();
        }
        int size = client.array("logins").size();
        if (size > BoundLogin.MOST) {
            throw client.invalid("logins");
        }
        List<BoundLogin> logins = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            SnapshotFields entry = client.element("logins", i);
            String issuer = entry.text("issuer", "[!-~]{1,500}");
            String subject = entry.text("subject");
            if (subject.codePointCount(0, subject.length()) > BoundLogin.LONGEST_SUBJECT) {
                throw entry.invalid("subject");
            }
            logins.add(new BoundLogin(issuer, subject, entry.instant("boundAt")));
        }
        return List.copyOf(logins);
    }
}
