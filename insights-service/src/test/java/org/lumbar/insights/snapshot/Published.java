package org.lumbar.insights.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;

/** Snapshots as their owners publish them: with the fields that this service does not read, too. */
public final class Published {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final String SOME_ID = "0190a000-0000-7000-8000-0000000e0001";

    private Published() {}

    /** The key in {@code lumbar.topics} of the topic that carries this kind of snapshot. */
    public static String topic(Snapshot snapshot) {
        if (snapshot instanceof PlanSnapshot) {
            return "plans";
        }
        if (snapshot instanceof SessionSnapshot) {
            return "sessions";
        }
        if (snapshot instanceof RatingSnapshot) {
            return "pain-ratings";
        }
        return snapshot instanceof ClientSnapshot ? "clients" : "client-days";
    }

    /** The value of its record. */
    public static byte[] value(Snapshot snapshot) {
        ObjectNode tree = JSON.valueToTree(snapshot);
        if (snapshot instanceof PlanSnapshot) {
            plan(tree);
        } else if (snapshot instanceof SessionSnapshot) {
            tree.put("eventCount", 3);
        } else if (snapshot instanceof RatingSnapshot) {
            tree.putArray("flags");
        } else if (snapshot instanceof ClientSnapshot) {
            if (tree.path("screening") instanceof ObjectNode screening) {
                screening.put("version", "2026-1");
            }
        } else {
            day(tree);
        }
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Says that somebody works for the practice. */
    public static void practice(TestStack stack, UUID id) {
        String value = """
                {"practiceId":"%s","revision":1,"staff":[{"issuer":"%s","subject":"eve","roles":["THERAPIST"],\
                "boundAt":"2026-11-01T08:00:00Z"}]}""".formatted(id, stack.issuer());
        stack.produce("practices", id.toString(), Map.of(), value.getBytes(StandardCharsets.UTF_8));
    }

    private static void plan(ObjectNode tree) {
        ObjectNode schedule = (ObjectNode) tree.get("schedule");
        if ("RRULE".equals(schedule.path("kind").asText())) {
            schedule.put("rrule", "FREQ=DAILY").remove("timesPerWeek");
            schedule.putArray("slots").add("am");
        }
        ((ObjectNode) tree.get("routine")).putArray("actors").add("SELF");
        for (JsonNode step : tree.at("/routine/steps")) {
            ((ObjectNode) step).put("phase", "MASSAGE").put("prompt", false);
        }
        tree.putObject("horizon").put("from", tree.path("startDate").asText()).put("to", "2027-12-31");
    }

    private static void day(ObjectNode tree) {
        ((ObjectNode) tree.get("dose")).put("technique", "BALL_ROLL");
        tree.get("resting")
                .forEach(
                        rest -> ((ObjectNode) rest).put("rule", "NEXT_DAY_SORE").put("eventId", SOME_ID));
        tree.get("locked")
                .forEach(lock ->
                        ((ObjectNode) lock).put("rule", "STOP_BONE_PAIN").put("lockId", SOME_ID));
        tree.putArray("questionsDue");
    }

    /** A made-up client's snapshot. */
    public static ClientSnapshot client(UUID clientId, UUID practice, String name, long revision, String... careTeam) {
        return new ClientSnapshot(
                clientId,
                practice,
                revision,
                name,
                Snapshots.ZONE,
                "ACTIVE",
                List.of(careTeam),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                ClientSnapshot.Consent.NOT_ASKED,
                List.of());
    }

    /** The same client, whom a failed screening kept away in these periods, oldest first. */
    public static ClientSnapshot held(ClientSnapshot client, ScreeningHold... periods) {
        return new ClientSnapshot(
                client.clientId(),
                client.practiceId(),
                client.revision(),
                client.displayName(),
                client.timezone(),
                client.status(),
                client.careTeam(),
                client.lockClearances(),
                client.screening(),
                client.injuredAreas(),
                List.of(periods),
                client.openProposals(),
                client.consent(),
                client.logins());
    }

    /** The same client with proposals that wait for a decision. */
    public static ClientSnapshot proposed(ClientSnapshot client, OpenProposal... proposals) {
        return new ClientSnapshot(
                client.clientId(),
                client.practiceId(),
                client.revision(),
                client.displayName(),
                client.timezone(),
                client.status(),
                client.careTeam(),
                client.lockClearances(),
                client.screening(),
                client.injuredAreas(),
                client.screeningHolds(),
                List.of(proposals),
                client.consent(),
                client.logins());
    }

    /** The same client with what they decided about their data. */
    public static ClientSnapshot consenting(ClientSnapshot client, ClientSnapshot.Consent consent) {
        return new ClientSnapshot(
                client.clientId(),
                client.practiceId(),
                client.revision(),
                client.displayName(),
                client.timezone(),
                client.status(),
                client.careTeam(),
                client.lockClearances(),
                client.screening(),
                client.injuredAreas(),
                client.screeningHolds(),
                client.openProposals(),
                consent,
                client.logins());
    }
}
