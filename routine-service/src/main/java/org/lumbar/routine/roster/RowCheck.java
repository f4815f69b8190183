package org.lumbar.routine.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Zones;
import org.lumbar.routine.plan.AssignRoutine;
import org.lumbar.routine.plan.NewPlan;
import org.lumbar.routine.problem.JsonShape;

/** While the rows of one file are checked: what was judged once need not be judged again for the next row. */
final class RowCheck {
    private static final int LONGEST_REFERENCE = 64;
    private static final JsonShape CLIENTS = JsonShape.of("client-request.json");
    private static final JsonShape PLANS = JsonShape.of("plan-request.json");

    private final Set<RosterFault> faults = new LinkedHashSet<>();
    private final Map<String, Integer> references = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<List<String>, List<Fault>> judged = new HashMap<>();
    private final Predicate<String> isRoutine;
    private final AssignRoutine assign;
    private final ObjectMapper json;

    /** @param isRoutine whether the practice may choose a routine of that key */
    RowCheck(Predicate<String> isRoutine, AssignRoutine assign, ObjectMapper json) {
        this.isRoutine = isRoutine;
        this.assign = assign;
        this.json = json;
    }

    /** Of all rows so far. */
    Set<RosterFault> faults() {
        return faults;
    }

    /** Null if the row has a fault. */
    CheckRoster.@Nullable Ready check(RosterFile.Row row) {
        int before = faults.size();
        reference(row);
        RosterColumns.ALL.stream()
                .filter(column -> row.cell(column).chars().anyMatch(Character::isISOControl))
                .forEach(
                        column -> add(row, column, "wrong-format", "A cell has no line breaks or control characters."));
        ObjectNode client = client(row);
        CLIENTS.faults(client).forEach(fault -> add(row, fault));
        String zone = row.cell(RosterColumns.ZONE);
        Zones.faults("/timezone", zone.isEmpty() ? null : zone).forEach(fault -> add(row, fault));
        ObjectNode plan = plan(row);
        return faults.size() > before
                ? null
                : new CheckRoster.Ready(row.number(), row.cell(RosterColumns.REFERENCE), client, plan);
    }

    private void reference(RosterFile.Row row) {
        String reference = row.cell(RosterColumns.REFERENCE);
        if (reference.isEmpty()) {
            add(row, RosterColumns.REFERENCE, "missing", "A reference is needed.");
            return;
        }
        if (reference.length() > LONGEST_REFERENCE) {
            add(row, RosterColumns.REFERENCE, "too-long", "A reference has at most 64 characters.");
        }
        Integer first = references.putIfAbsent(reference, row.number());
        if (first != null) {
            add(row, RosterColumns.REFERENCE, "repeated", "Row " + first + " has this reference, too.");
        }
    }

    private static ObjectNode client(RosterFile.Row row) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        put(body, "displayName", row.cell(RosterColumns.NAME));
        put(body, "timezone", row.cell(RosterColumns.ZONE));
        String therapist = row.cell(RosterColumns.THERAPIST);
        if (!therapist.isEmpty()) {
            body.putArray("careTeam").add(therapist);
        }
        return body;
    }

    /** Null if the row wants none. */
    private @Nullable ObjectNode plan(RosterFile.Row row) {
        String routine = row.cell(RosterColumns.ROUTINE);
        String start = row.cell(RosterColumns.START);
        String schedule = row.cell(RosterColumns.SCHEDULE);
        if (routine.isEmpty() && start.isEmpty() && schedule.isEmpty()) {
            return null;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        put(body, "routineKey", routine);
        put(body, "startDate", start);
        ObjectNode when = RosterSchedule.of(schedule);
        if (when != null) {
            body.set("schedule", when);
        } else if (!schedule.isEmpty()) {
            add(row, RosterColumns.SCHEDULE, "unknown-schedule", "Write it like daily, MO WE FR or 3/week.");
            body.set("schedule", RosterSchedule.of("daily"));
        }
        body.put("draft", true);
        judged.computeIfAbsent(List.of(body.toString(), row.cell(RosterColumns.ZONE)), same -> faultsOf(row, body))
                .forEach(fault -> add(row, fault));
        return body;
    }

    private List<Fault> faultsOf(RosterFile.Row row, ObjectNode body) {
        List<Fault> found = new ArrayList<>(PLANS.faults(body));
        ZoneId zone = Zones.find(row.cell(RosterColumns.ZONE));
        if (found.isEmpty() && zone != null) {
            found.addAll(assign.faults(read(body), zone));
        }
        String key = row.cell(RosterColumns.ROUTINE);
        if (!key.isEmpty() && !known.computeIfAbsent(key, isRoutine::test)) {
            found.add(new Fault("unknown-routine", "/routineKey", "There is no such routine."));
        }
        return List.copyOf(found);
    }

    private NewPlan read(ObjectNode body) {
        try {
            return json.treeToValue(body, NewPlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema lets through what a plan can't hold", e);
        }
    }

    private void add(RosterFile.Row row, Fault fault) {
        add(row, RosterColumns.of(fault.pointer()), fault.code(), fault.detail());
    }

    private void add(RosterFile.Row row, String column, String code, String detail) {
        faults.add(new RosterFault(row.number(), column, code, detail));
    }

    /** What is empty is missing. */
    private static void put(ObjectNode body, String field, String cell) {
        if (!cell.isEmpty()) {
            body.put(field, cell);
        }
    }
}
