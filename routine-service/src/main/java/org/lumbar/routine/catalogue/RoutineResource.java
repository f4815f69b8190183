package org.lumbar.routine.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lumbar.routine.access.Caller;
import org.lumbar.routine.problem.Refused;

@Path("/v1/routines")
@Produces(MediaType.APPLICATION_JSON)
class RoutineResource {
    private final Routines routines;

    RoutineResource(Routines routines) {
        this.routines = routines;
    }

    /** Every routine the caller may assign, and the rules that hold in all of them. */
    public record Catalogue(List<RoutineSummary> items, CatalogueRules rules) {}

    @GET
    @RolesAllowed({Caller.CLIENT, Caller.THERAPIST, Caller.PRACTICE_ADMIN})
    @Operation(summary = "The routines, and the rules that hold in all of them")
    public Catalogue list() {
        return new Catalogue(routines.all().stream().map(RoutineSummary::of).toList(), routines.rules());
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({Caller.CLIENT, Caller.THERAPIST, Caller.PRACTICE_ADMIN})
    @Operation(summary = "One version of a routine, each value with its origin; null where the source is silent")
    public Routine version(@PathParam("key") String key, @PathParam("version") int version) {
        return routines.find(key, version)
                .orElseThrow(() -> Refused.notFound("routine-not-found", "There is no such version of a routine."));
    }
}
