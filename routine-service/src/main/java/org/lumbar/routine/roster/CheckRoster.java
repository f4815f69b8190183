package org.lumbar.routine.roster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.plan.AssignRoutine;

/** Finds every fault of a roster, by the schemas and rules that hold for clients and plans of the API. */
@ApplicationScoped
class CheckRoster {
    private final Routines routines;
    private final AssignRoutine assign;
    private final ObjectMapper json;

    CheckRoster(Routines routines, AssignRoutine assign, ObjectMapper json) {
        this.routines = routines;
        this.assign = assign;
        this.json = json;
    }

    /**
     * A row that can be carried out.
     *
     * @param client the body of a client
     * @param plan the body of a draft; null if the row wants none
     */
    record Ready(
            int number,
            String reference,
            ObjectNode client,
            @Nullable ObjectNode plan) {
        @Override
        public String toString() {
            return "Ready";
        }
    }

    /**
     * What was found.
     *
     * @param count of rows
     * @param rows those without a fault
     * @param faults by row
     */
    record Checked(int count, List<Ready> rows, List<RosterFault> faults) {}

    Checked check(UUID practice, byte[] bytes) {
        RosterFile file = RosterFile.read(bytes);
        RowCheck check = new RowCheck(key -> routines.find(practice, key, null).isPresent(), assign, json);
        List<Ready> ready = new ArrayList<>();
        file.rows().forEach(row -> {
            Ready one = check.check(row);
            if (one != null) {
                ready.add(one);
            }
        });
        List<RosterFault> faults = new ArrayList<>(file.faults());
        faults.addAll(check.faults());
        faults.sort(Comparator.comparing(RosterFault::row));
        return new Checked(file.count(), List.copyOf(ready), List.copyOf(faults));
    }
}
