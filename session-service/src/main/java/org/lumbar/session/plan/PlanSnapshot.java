package org.lumbar.session.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.snapshot.SnapshotFields;
import org.lumbar.session.snapshot.SnapshotRejected;

/** A plan's snapshot, as far as this service reads it. */
public record PlanSnapshot(UUID clientId, UUID planId, UUID practiceId, long revision, Outline outline) {
    private static final String STRICT = "STOP_DISCOMFORT";
    private static final Set<String> STOP_RULES =
            Set.of(STRICT, "STOP_VERY_PAINFUL", "STOP_BONE_PAIN", "STOP_EXCRUCIATING");

    /** @throws SnapshotRejected at the first fault in a field that is read */
    public static PlanSnapshot read(byte[] value) throws SnapshotRejected {
        SnapshotFields plan = SnapshotFields.of(value);
        UUID planId = plan.uuid("planId");
        UUID clientId = plan.uuid("clientId");
        UUID practiceId = plan.uuid("practiceId");
        long revision = plan.revision();
        return new PlanSnapshot(clientId, planId, practiceId, revision, outline(plan.object("routine")));
    }

    private static Outline outline(SnapshotFields routine) throws SnapshotRejected {
        boolean strict = false;
        if (routine.has("stopRules")) {
            JsonNode rules = routine.array("stopRules");
            for (int i = 0; i < rules.size(); i++) {
                if (!STOP_RULES.contains(rules.get(i).asText())) {
                    throw routine.invalid("stopRules/" + i);
                }
                strict |= rules.get(i).asText().equals(STRICT);
            }
        }
        Map<String, Outline.Step> steps = new HashMap<>();
        JsonNode list = routine.array("steps");
        if (list.isEmpty()) {
            throw routine.invalid("steps");
        }
        for (int i = 0; i < list.size(); i++) {
            SnapshotFields step = routine.element("steps", i);
            String key = step.text("key", "[a-z0-9][a-z0-9-]{0,63}");
            boolean massage = step.text("phase", "SETUP|WARM_UP|MASSAGE|STRETCH|COOL_DOWN")
                    .equals("MASSAGE");
            Technique technique = step.word("technique", Technique.class);
            Outline.Step of = new Outline.Step(technique, massage, pressure(step), needsBall(step), areas(step));
            if (steps.put(key, of) != null) {
                throw step.invalid("key");
            }
        }
        return new Outline(strict, steps);
    }

    private static @Nullable Pressure pressure(SnapshotFields step) throws SnapshotRejected {
        return step.has("pressure") ? step.word("pressure", Pressure.class) : null;
    }

    private static Areas areas(SnapshotFields step) throws SnapshotRejected {
        if (!step.has("areas")) {
            return Areas.NOT_KNOWN;
        }
        Set<Area> areas = EnumSet.noneOf(Area.class);
        for (int i = 0; i < step.array("areas").size(); i++) {
            areas.add(step.word("areas", i, Area.class));
        }
        return Areas.of(areas);
    }

    private static boolean needsBall(SnapshotFields step) throws SnapshotRejected {
        boolean needed = false;
        for (int i = 0; step.has("equipment") && i < step.array("equipment").size(); i++) {
            SnapshotFields thing = step.element("equipment", i);
            String name = thing.text("name");
            needed |= !thing.flag("optional") && BallOrRoller.isNamedIn(name);
        }
        return needed;
    }
}
