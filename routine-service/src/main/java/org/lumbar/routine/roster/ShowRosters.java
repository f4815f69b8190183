package org.lumbar.routine.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.look.Viewers;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;

/** Puts the pages about rosters together. */
@ApplicationScoped
class ShowRosters {
    private final ImportRoster rosters;
    private final Routines routines;
    private final Viewers viewers;

    ShowRosters(ImportRoster rosters, Routines routines, Viewers viewers) {
        this.rosters = rosters;
        this.routines = routines;
        this.viewers = viewers;
    }

    RostersPage all(Caller caller, Form form) {
        return new RostersPage(
                viewers.current(),
                form,
                rosters.all(caller),
                routines.all(caller.practice()).stream()
                        .map(Routine::key)
                        .distinct()
                        .toList());
    }

    RosterPage one(Caller caller, UUID rosterId, int page, String refusal) {
        return new RosterPage(viewers.current(), rosters.find(caller, rosterId), page, refusal);
    }
}
