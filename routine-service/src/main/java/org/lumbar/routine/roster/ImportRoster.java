package org.lumbar.routine.roster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.client.RegisterClient;
import org.lumbar.routine.problem.Refused;

/** A practice brings its clients along: the list is checked, nothing is made of it before somebody confirms it. */
@ApplicationScoped
class ImportRoster {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final CheckRoster check;
    private final Rosters rosters;
    private final RegisterClient register;
    private final ObjectMapper json;

    ImportRoster(CheckRoster check, Rosters rosters, RegisterClient register, ObjectMapper json) {
        this.check = check;
        this.rosters = rosters;
        this.register = register;
        this.json = json;
    }

    /** Checks the whole file, and stores what was found. Nobody is registered yet. */
    @Transactional
    Roster check(Caller caller, byte[] file) {
        UUID practice = caller.practice();
        CheckRoster.Checked checked = check.check(practice, file);
        Set<String> known = checked.faults().isEmpty() ? known(practice, checked.rows()) : Set.of();
        UUID id = IDS.generate();
        List<CheckRoster.Ready> rows = checked.rows().stream()
                .filter(row -> !known.contains(row.reference()))
                .toList();
        rosters.add(practice, id, caller.subject(), checked, rows);
        return find(caller, id);
    }

    private Set<String> known(UUID practice, List<CheckRoster.Ready> rows) {
        ArrayNode references = json.createArrayNode();
        rows.forEach(row -> references.add(row.reference()));
        return register.knownReferences(practice, references.toString());
    }

    /** Those of the caller's practice, newest first, without their faults. */
    @Transactional
    List<Roster> all(Caller caller) {
        return rosters.all(caller.practice());
    }

    /** @throws Refused 404 {@code roster-not-found} */
    @Transactional
    Roster find(Caller caller, UUID id) {
        return rosters.find(caller.practice(), id)
                .orElseThrow(() -> Refused.notFound("roster-not-found", "Your practice has no such roster."));
    }

    /**
     * Has its clients made, in the background; again is the same as once.
     *
     * @throws Refused 404 {@code roster-not-found}; 409 {@code roster-faulty}; 409 {@code roster-expired}
     */
    @Transactional
    Roster confirm(Caller caller, UUID id) {
        Roster roster = find(caller, id);
        switch (roster.state()) {
            case FAULTY -> throw Refused.conflict("roster-faulty", "It has faults. Mend the file, and send it again.");
            case EXPIRED -> throw Refused.conflict("roster-expired", "It waited for too long. Send the file again.");
            case CHECKED -> rosters.confirm(caller.practice(), id, caller.subject());
            case RUNNING, DONE, FAILED -> {
                return roster;
            }
        }
        return find(caller, id);
    }

    /**
     * Forgets a roster; clients that were made of it stay.
     *
     * @throws Refused 404 {@code roster-not-found}; 409 {@code roster-running}
     */
    @Transactional
    void discard(Caller caller, UUID id) {
        var unused = find(caller, id);
        if (!rosters.delete(caller.practice(), id)) {
            throw Refused.conflict("roster-running", "Its clients are being made.");
        }
    }
}
